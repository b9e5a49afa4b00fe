/** Why a file cannot be read, in one sentence. */
export function explainFileError(path: string, error: unknown): string {
  switch (error instanceof Error && 'code' in error ? error.code : undefined) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `${path}: there is no such file.`;
    case 'EISDIR':
      return `${path}: is a folder, not a file.`;
    case 'EACCES':
    case 'EPERM':
      return `${path}: may not be read (permission denied).`;
    case 'ENAMETOOLONG':
      return `${path.slice(0, 60)}…: the name is too long for a file.`;
    default:
      return `${path}: cannot be read (${error instanceof Error ? error.message : String(error)}).`;
  }
}

/** Address of the file with all missions' paths, made by `tools/trajectory/vite-plugin-trajectories.ts`. */
declare module 'virtual:outbound-trajectories' {
  export const trajectoriesUrl: string;
}

import { isObject, visit } from '../../state/explorer.ts';
import { useExplorer } from '../../state/explorer-context.ts';
import styles from './object-link.module.css';

/** The name of a body or mission as a button that selects it and flies there; plain text where it has no panel. */
export function ObjectLink({ id }: { readonly id: string }) {
  const explorer = useExplorer();
  const name = explorer.catalog.objectName(id);
  if (!isObject(explorer, id)) return <span>{name}</span>;
  return (
    <button type="button" className={styles.link} onClick={() => visit(explorer, id)}>
      {name}
    </button>
  );
}

/** Several of them in a line. */
export function ObjectLinks({ ids }: { readonly ids: readonly string[] }) {
  return (
    <ul className={styles.line}>
      {ids.map((id) => (
        <li key={id}>
          <ObjectLink id={id} />
        </li>
      ))}
    </ul>
  );
}

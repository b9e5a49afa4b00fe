import { readFileSync, writeFileSync } from 'node:fs';
import { withTable } from './accuracy-table.ts';

/** `npm run readme`: writes the accuracy table into README.md. */
writeFileSync('README.md', withTable(readFileSync('README.md', 'utf8')));

// Collects the parts of the NL Design System that the pages use into one style sheet, with the design tokens that these parts need and no
// others. Runs at build time; what it writes is not checked in.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const target = process.argv[2] ?? '../../wwwroot/css/nlds.css';
const tokens = '@nl-design-system-unstable/voorbeeld-design-tokens';
const folder = name => `node_modules/${name}`;
const about = name => JSON.parse(readFileSync(`${folder(name)}/package.json`, 'utf8'));

const parts = Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).dependencies).filter(name => name !== tokens).sort();
const credit = name => { const { version, license } = about(name); if (license !== 'EUPL-1.2') throw new Error(`${name} has licence ${license}`); return `/* ${name} ${version} (${license}) */`; };
const cssOf = name => {
  const files = ['index.min.css', 'index.css', `${name.split('/')[1].replace(/-css$/, '')}.css`].map(file => `${folder(name)}/dist/${file}`);
  const file = files.find(existsSync);
  if (!file) throw new Error(`no style sheet in ${name}`);
  return readFileSync(file, 'utf8').replace(/\/\*# sourceMappingURL.*?\*\//g, '').trim();
};
const css = parts.map(name => `${credit(name)}\n${cssOf(name)}`).join('\n');

const all = new Map();
for (const [, name, value] of readFileSync(`${folder(tokens)}/dist/theme.css`, 'utf8').matchAll(/^\s*(--[\w-]+):\s*([^;]+);/gm)) all.set(name, value);
const needed = new Set();
const walk = text => { for (const [, name] of text.matchAll(/var\(\s*(--[\w-]+)/g)) if (!needed.has(name)) { needed.add(name); if (all.has(name)) walk(all.get(name)); } };
walk(css);
const kept = [...needed].filter(name => all.has(name)).sort();

mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, `${credit(tokens)}\n.voorbeeld-theme{\n${kept.map(name => `${name}:${all.get(name)};`).join('\n')}\n}\n${css}\n`);
console.log(`nlds.css: ${parts.length} parts, ${kept.length} of ${all.size} tokens`);

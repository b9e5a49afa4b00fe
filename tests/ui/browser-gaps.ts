/** What every browser has and jsdom lacks, answering "nothing special here". Importing this file fills the gaps. */
window.matchMedia = (query) =>
  Object.assign(new EventTarget(), { matches: false, media: query, onchange: null }) as MediaQueryList;
Element.prototype.scrollIntoView = () => {};
// Ids made by React need no escaping beyond their colons.
window.CSS ??= { escape: (text: string) => text.replace(/[^\w-]/g, '\\$&') } as typeof CSS;

/* ---- the evidence ---- */
const chunks = new Map();

function passage(place) {
  let chunk = data.chunks.length - 1;
  while (data.chunks[chunk] > place) chunk -= 1;
  if (!chunks.has(chunk)) chunks.set(chunk, read(`passages-${chunk}`));
  return chunks.get(chunk)[place - data.chunks[chunk]];
}

/** The text in pieces, each between two borders of marks: offsets count code points, as in the tables. */
function pieces(row) {
  const [start, whole, marks] = passage(rows.passage[row]);
  const points = /[\ud800-\udfff]/.test(whole) ? Array.from(whole) : whole;
  const cut = (from, to) => (typeof points === "string" ? points.slice(from, to) : points.slice(from, to).join(""));
  const para = [rows.para[row] - start, rows.para[row] - start + rows.para_chars[row]];
  const clause = [rows.start_char[row] - start, rows.end_char[row] - start, "clause", null];
  const around = data.limits.context_chars;
  const low = Math.max(0, para[0] - around);
  const high = Math.min(points.length, para[1] + around);
  const spans = [...marks.map(([at, chars, name, said]) => [at, at + chars, name, said]), clause].filter(([from, to]) => to > low && from < high);
  const borders = new Set([low, high, ...para]);
  for (const [from, to] of spans) borders.add(Math.max(low, from)).add(Math.min(high, to));
  const cuts = [...borders].filter((at) => at >= low && at <= high).sort((a, b) => a - b);
  const opening = spans.sort((a, b) => a[0] - b[0]);
  let active = [];
  let next = 0;
  return cuts.slice(0, -1).map((from, place) => {
    while (next < opening.length && opening[next][0] <= from) active = [...active, opening[next++]];
    active = active.filter((span) => span[1] > from);
    return { text: cut(from, cuts[place + 1]), inside: from >= para[0] && from < para[1], over: active };
  });
}

function pieceElement({ text, inside, over }) {
  const marks = over.filter(([, , name]) => name !== "noise" && name !== "clause");
  const made = el(marks.length ? "mark" : "span", "", text.replace(/\n{3,}/g, "\n\n"));
  made.classList.toggle("outside", !inside);
  for (const [, , name] of over) made.classList.add(`m-${name}`);
  const told = over.filter(([, , name]) => name !== "clause").map(([, , name, said]) => [t(`legend_${name}`), said === null ? "" : name === "noise" ? t(said) : said].filter(Boolean).join(" "));
  if (told.length) made.title = told.join("\n");
  return made;
}

function facts(row) {
  const found = data.documents[rows.doc[row]];
  const how = rows.responsible_source[row];
  const list = [
    ["responsible", rows.responsible[row] && rows.responsible[row] + (how ? ` · ${t(`from_${how}`)}` : "")],
    ["supporting", rows.supporting[row]],
    ["indicator", rows.indicator[row]],
    ["quantity", rows.quantity[row]],
    ["deadline", rows.deadline[row]],
    ["due", rows.due_date[row]],
    ["modality", t(rows.modality[row])],
    ["consequence", rows.consequence[row] && `${rows.consequence[row]} · ${t(rows.consequence_kind[row])}`],
    ["document", [found[1], found[3], found[4]].filter(Boolean).join(" · ")],
    ["outline", rows.outline[row]],
    ["source", `${found[5]} ${rows.start_char[row]}–${rows.end_char[row]}`],
  ];
  return el("dl", "facts", list.filter(([, said]) => said).flatMap(([name, said]) => [el("dt", "", t(name)), el("dd", "", said)]));
}

function show(row) {
  state.open = row;
  const close = el("button", "close", "×");
  close.type = "button";
  close.setAttribute("aria-label", t("close"));
  close.addEventListener("click", hide);
  const parts = [close, el("h2", "", rows.action[row]), facts(row)];
  if (rows.passage[row] === null) parts.push(el("p", "note", t("not_embedded", { id: rows.target_id[row] })));
  else {
    const legend = el("p", "legend", ["clause", ...MARKS, "noise"].map((name) => el("span", `m-${name}`, t(`legend_${name}`))));
    const quote = el("blockquote", "", pieces(row).map(pieceElement));
    quote.tabIndex = 0;
    parts.push(quote, legend, el("p", "note", t("show_more", { id: rows.target_id[row] })));
  }
  $("panel").replaceChildren(...parts);
  $("evidence").classList.add("open");
  const told = $("panel").querySelector(".m-clause");
  if (told) told.parentElement.scrollTop = told.offsetTop - 90;
}

function hide() {
  state.open = null;
  $("evidence").classList.remove("open");
  $("panel").replaceChildren(el("p", "choose", t("choose")));
  drawRows();
  $("grid").focus();
}

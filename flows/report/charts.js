/* ---- charts: pale for all rows, full for those that the filters leave ---- */
const undated = rows.due_date.filter((due) => due === null).length;
const unowned = rows.responsible.filter((said) => !said).length;
const counted = (names) => names.reduce((counts, name) => counts.set(name, (counts.get(name) || 0) + 1), new Map());
data.bodyCounts = counted(rows.responsible.flatMap((said) => (said ? said.split("、") : [])));
// The end of a name that fits in so many columns; a Chinese character takes two.
function ending(name, columns) {
  let width = 0;
  const characters = [...name];
  for (let at = characters.length - 1; at >= 0; at -= 1) {
    width += characters[at] > "\u2e7f" ? 2 : 1;
    if (width > columns) return `…${characters.slice(at + 1).join("")}`;
  }
  return name;
}

const topBodies = [...data.bodyCounts].sort((a, b) => b[1] - a[1] || collator.compare(a[0], b[0])).slice(0, 10);
const topKinds = [...counted(rows.kind)].sort((a, b) => b[1] - a[1]);

/** Months where the dates span four years or less, else years; what lies far outside is one bin at the edge. */
const bins = (() => {
  const dates = rows.due_date.filter((due) => due !== null).sort();
  if (!dates.length) return { names: [], of: () => null, isMonth: false };
  const yearOf = (due) => Number(due.slice(0, due.indexOf("-", 1)));
  const middle = yearOf(dates[dates.length >> 1]);
  const low = Math.max(yearOf(dates[0]), middle - 12);
  const high = Math.min(yearOf(dates[dates.length - 1]), middle + 12);
  const isMonth = high - low < 4;
  const names = [];
  for (let year = low; year <= high; year++) for (let month = 1; month <= (isMonth ? 12 : 1); month++) names.push(isMonth ? `${year}-${String(month).padStart(2, "0")}` : `${year}`);
  const inside = (due) => Math.max(low, Math.min(high, yearOf(due)));
  const of = (due) => (due === null ? null : (inside(due) - low) * (isMonth ? 12 : 1) + (isMonth ? (yearOf(due) < low ? 0 : yearOf(due) > high ? 11 : Number(due.slice(5, 7)) - 1) : 0));
  const folded = [yearOf(dates[0]) < low, yearOf(dates[dates.length - 1]) > high];
  const [lead, used] = [of(dates[0]), of(dates[dates.length - 1]) + 1]; // months before the first and after the last are not drawn
  return { names: names.slice(lead, used), of: (due) => (due === null ? null : of(due) - lead), isMonth, folded };
})();

function spread(chosen) {
  const counts = new Array(bins.names.length).fill(0);
  for (const row of chosen) {
    const bin = bins.of(rows.due_date[row]);
    if (bin !== null) counts[bin] += 1;
  }
  return counts;
}
const all = [...Array(total).keys()];
const allSpread = spread(all);

/** A bar that can be clicked, or chosen with Enter, to filter by it. */
function bar(drawn, label, choose) {
  const group = svg("g", { class: "bar", tabindex: 0, role: "button", "aria-label": label });
  group.append(svg("title", {}, label), ...drawn);
  group.addEventListener("click", choose);
  group.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    choose();
  });
  return group;
}

function drawDue() {
  const [width, height, left, foot] = [760, 178, 34, 26];
  const chart = svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "group" });
  const now = spread(state.found);
  const most = Math.max(1, ...allSpread);
  const step = (width - left - 6) / Math.max(1, bins.names.length);
  const thick = Math.max(2, Math.min(46, step * 0.72));
  const tall = (count) => (count ? Math.max(2, (count / most) * (height - foot - 22)) : 0);
  for (const share of [0, 0.5, 1]) {
    const y = height - foot - share * (height - foot - 22);
    chart.append(svg("line", { x1: left, x2: width - 6, y1: y, y2: y, class: "rule" }));
    if (share === 0 || share * most >= 1) chart.append(svg("text", { x: left - 6, y: y + 4, class: "tick end" }, number(Math.round(share * most))));
  }
  const every = Math.ceil(bins.names.length / 13);
  bins.names.forEach((name, place) => {
    const x = left + step * (place + 0.5);
    const [y, yNow] = [height - foot - tall(allSpread[place]), height - foot - tall(now[place])];
    const edge = place === 0 && bins.folded[0] ? "≤" : place === bins.names.length - 1 && bins.folded[1] ? "≥" : "";
    if (allSpread[place]) {
      const drawn = [svg("rect", { x: x - step / 2, y: 0, width: step, height: height - foot, class: "hit" }), svg("rect", { x: x - thick / 2, y, width: thick, height: height - foot - y, rx: 1.5, class: "pale" }), svg("rect", { x: x - thick / 2, y: yNow, width: thick, height: height - foot - yNow, rx: 1.5, class: "full" })];
      if (step > 30) drawn.push(svg("text", { x, y: y - 6, class: "tick middle" }, number(allSpread[place])));
      chart.append(bar(drawn, `${edge}${name}: ${number(now[place])} / ${number(allSpread[place])}`, () => chooseSpan(name, edge)));
    }
    const isLabelled = bins.isMonth ? (bins.names.length <= 13 || place % (bins.names.length > 25 ? 6 : 3) === 0) : place % every === 0;
    if (isLabelled) chart.append(svg("text", { x, y: height - 8, class: "tick middle" }, `${edge}${name}`));
  });
  $("chart-due").replaceChildren(bins.names.length ? chart : el("p", "empty", t("none")));
  $("due-note").textContent = undated ? t("undated", { n: number(undated) }) : "";
}

function chooseSpan(name, edge) {
  const last = name.length === 4 ? `${name}-12-31` : new Date(Date.UTC(Number(name.slice(0, 4)), Number(name.slice(5)), 0)).toISOString().slice(0, 10);
  const first = name.length === 4 ? `${name}-01-01` : `${name}-01`;
  const isChosen = $("f-from").value === (edge === "≤" ? "" : first) && $("f-to").value === (edge === "≥" ? "" : last);
  $("f-from").value = isChosen || edge === "≤" ? "" : first;
  $("f-to").value = isChosen || edge === "≥" ? "" : last;
  find();
}

function drawBars(where, entries, now, nameOf, field) {
  const [width, line, left] = [380, 24, 142];
  const chart = svg("svg", { viewBox: `0 0 ${width} ${Math.max(1, entries.length) * line}`, role: "group" });
  const most = Math.max(1, ...entries.map(([, count]) => count));
  entries.forEach(([name, count], place) => {
    const y = place * line;
    const wide = (n) => (n ? Math.max(2, (n / most) * (width - left - 48)) : 0);
    const shown = nameOf(name).length > 11 ? `${nameOf(name).slice(0, 10)}…` : nameOf(name);
    const drawn = [
      svg("rect", { x: 0, y, width, height: line, class: "hit" }),
      svg("text", { x: left - 10, y: y + 16, class: "name end" }, shown),
      svg("rect", { x: left, y: y + 5, width: wide(count), height: 13, rx: 1.5, class: "pale" }),
      svg("rect", { x: left, y: y + 5, width: wide(now.get(name) || 0), height: 13, rx: 1.5, class: "full" }),
      svg("text", { x: left + wide(count) + 7, y: y + 16, class: "tick" }, number(count)),
    ];
    chart.append(bar(drawn, `${nameOf(name)}: ${number(now.get(name) || 0)} / ${number(count)}`, () => {
      $(field).value = $(field).value === name ? "" : name;
      find();
    }));
  });
  $(where).replaceChildren(chart);
}

function drawSources() {
  const [width, left] = [760, 250];
  const line = Math.max(24, Math.min(38, 240 / Math.max(1, data.sources.length))); // as tall as the chart beside it
  const [thick, base] = [line * 0.54, line * 0.5 + 4];
  const chart = svg("svg", { viewBox: `0 0 ${width} ${Math.max(1, data.sources.length) * line}`, role: "img" });
  data.sources.forEach(([name, ...parts], place) => {
    const sum = Math.max(1, parts.reduce((a, b) => a + b, 0));
    const y = place * line;
    let x = left;
    const told = ["own", "repeated", "noise"].map((part, index) => `${t(part)} ${number(parts[index])} (${((100 * parts[index]) / sum).toFixed(1)}%)`);
    const group = svg("g", {});
    group.append(svg("title", {}, `${name}\n${told.join("\n")}`), svg("rect", { x: 0, y, width, height: line, class: "hit" }));
    group.append(svg("text", { x: left - 10, y: y + base, class: "name end" }, ending(name, 36)));
    parts.forEach((chars, index) => {
      const wide = (chars / sum) * (width - left - 60);
      if (chars) group.append(svg("rect", { x, y: y + (line - thick) / 2, width: Math.max(0.5, wide), height: thick, class: ["s-own", "s-repeated", "s-noise"][index] }));
      x += wide;
    });
    group.append(svg("text", { x: x + 7, y: y + base, class: "tick" }, `${((100 * parts[2]) / sum).toFixed(1)}%`));
    chart.append(group);
  });
  $("chart-source").replaceChildren(chart);
  $("source-key").replaceChildren(...["own", "repeated", "noise"].map((part) => el("span", `key s-${part}`, t(part))));
}

function drawCharts() {
  drawDue();
  const [kinds, bodies] = [new Map(), new Map()];
  for (const row of state.found) {
    kinds.set(rows.kind[row], (kinds.get(rows.kind[row]) || 0) + 1);
    for (const body of bodiesOf(row)) bodies.set(body, (bodies.get(body) || 0) + 1);
  }
  drawBars("chart-kind", topKinds, kinds, kindName, "f-kind");
  drawBars("chart-body", topBodies, bodies, (name) => name, "f-body");
  $("body-note").textContent = unowned ? t("unowned", { n: number(unowned) }) : "";
}

/* How is a finding typed during the meeting? One form, kept in this browser until the server has it.

   draft: what stands in the form; outbox: findings sent and not yet acknowledged; returned: findings refused, with the reason.
   All three live in localStorage, so neither a reload nor a closed browser loses a word. Every finding carries an id of its own:
   the server writes it once, however often it is sent. It also carries the session it was typed for: opening another session
   does not change where it belongs, only the person does, with a button. */

const AGAIN = 5000 // ms: what was not acknowledged is sent once more

export default function ({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".entry"), form = root.querySelector("form"), fields = form.elements
  const place = `spi-fgd-${data.plan}`
  const kept = () => {
    try { return { ...root.memory, ...JSON.parse(localStorage.getItem(place) ?? "{}") } } catch { return root.memory ?? {} }
  }
  const keep = (change) => {
    root.memory = { ...kept(), ...change }
    try { localStorage.setItem(place, JSON.stringify(root.memory)) } catch { /* no storage here: this window remembers it */ }
  }
  const whys = () => [...form.querySelectorAll("[name=why]")]
  const typed = () => ({
    quote: fields.quote.value, part: fields.part.value, theme: fields.theme.value, role: fields.role.value,
    times: fields.times.value, whys: whys().map((why) => why.value),
  })
  const begun = (draft) => [draft.quote, ...(draft.whys ?? [])].some((text) => text?.trim())
  const drafted = () => ({ ...typed(), session: root.session })
  const named = (session) => data.sessions[session]?.name ?? data.unknown
  const fill = (draft) => {
    fields.quote.value = draft.quote ?? ""
    for (const name of ["part", "theme", "role"]) {
      fields[name].value = [...fields[name].options].some((o) => o.value === draft[name]) ? draft[name] : ""
    }
    fields.times.value = draft.times ?? "1"
    whys().forEach((why, n) => { why.value = draft.whys?.[n] ?? "" })
    if (draft.whys?.some((why) => why)) root.querySelector("details").open = true
  }
  const belong = (session) => { // the session of what stands in the form; it is told where that is not the open one
    root.session = session
    const elsewhere = session !== data.session, roles = data.sessions[session]?.roles ?? []
    options(fields.role, [["", [["", "sisinya saja"], ...roles.map((role) => [role, role])]]])
    root.querySelector(".other").hidden = !elsewhere
    root.querySelector(".other span").textContent = elsewhere ? `${data.elsewhere} ${named(session)}.` : ""
    root.querySelector("[type=submit]").textContent = elsewhere ? "Simpan ke sesi itu" : "Simpan catatan"
  }
  const say = (text) => { root.querySelector("[role=alert]").textContent = text }
  const send = () => {
    clearTimeout(root.again)
    const outbox = kept().outbox ?? []
    if (outbox.length) {
      setTriggerValue("sent", outbox)
      root.again = setTimeout(send, AGAIN)
    }
  }
  const submit = () => {
    const now = typed()
    if (!now.quote.trim()) {
      say(data.empty)
    } else {
      const id = Array.from(crypto.getRandomValues(new Uint8Array(6)), (b) => b.toString(16).padStart(2, "0")).join("")
      const next = { part: now.part, theme: now.theme, role: now.role }
      keep({ outbox: [...(kept().outbox ?? []), { id, session: root.session, ...now }], draft: next })
      belong(data.session)
      fill(next)
      say("")
      waiting()
      send()
    }
    fields.quote.focus()
  }
  const options = (select, groups) => {
    if (select.dataset.groups === JSON.stringify(groups)) return
    const chosen = select.value
    select.replaceChildren(...groups.map(([label, items]) => {
      const made = items.map(([value, text]) => new Option(text, value))
      if (!label) return made
      const group = Object.assign(document.createElement("optgroup"), { label })
      group.append(...made)
      return [group]
    }).flat())
    select.dataset.groups = JSON.stringify(groups)
    if ([...select.options].some((o) => o.value === chosen)) select.value = chosen
  }
  const settle = () => {
    const { outbox = [], returned = [] } = kept()
    const back = outbox.filter((item) => data.refused[item.id]).map((item) => ({ ...item, why_not: data.refused[item.id] }))
    const left = outbox.filter((item) => !data.saved.includes(item.id) && !data.refused[item.id])
    if (left.length < outbox.length) keep({ outbox: left, returned: [...returned, ...back] })
    if (!left.length) clearTimeout(root.again)
    const mine = (kept().returned ?? []).findIndex((item) => item.session === data.session)
    if (!data.peek && !begun(typed()) && mine >= 0) repair(mine)
  }
  const repair = (n) => {
    const returned = kept().returned ?? [], item = returned[n]
    belong(item.session)
    fill(item)
    keep({ returned: returned.filter((_, at) => at !== n), draft: drafted() })
    say(item.why_not)
    fields.quote.focus()
  }
  const waiting = () => {
    const { outbox = [], returned = [], draft = {} } = kept(), list = root.querySelector("ul")
    root.querySelector(".sending").textContent = data.peek
      ? begun(draft) || returned.length ? data.unsaved : ""
      : outbox.length ? `${outbox.length} catatan sedang disimpan…` : ""
    list.replaceChildren(...(data.peek ? [] : returned).map((item, n) => {
      const row = document.createElement("li"), button = document.createElement("button")
      row.textContent = `“${item.quote}” (${named(item.session)}) belum disimpan: ${item.why_not} `
      Object.assign(button, { type: "button", textContent: "Perbaiki", disabled: begun(typed()) })
      button.onclick = () => { repair(n); waiting() }
      row.append(button)
      return row
    }))
  }

  const opens = form.hidden && !data.peek
  form.hidden = data.peek
  options(fields.part, [["", [["", "pilih bagian indeks"]]], ...data.parts])
  options(fields.theme, [["", [["", "pilih tema"], ...data.themes]]])
  form.onsubmit = (event) => { event.preventDefault(); submit() }
  form.oninput = () => {
    if (!begun(typed())) belong(data.session)
    keep({ draft: drafted() })
    waiting()
  }
  root.querySelector(".other button").onclick = () => {
    belong(data.session)
    keep({ draft: drafted() })
    fields.quote.focus()
  }
  form.onkeydown = (event) => {
    const inQuote = event.target === fields.quote && !event.shiftKey
    if (event.key === "Enter" && !event.isComposing && (inQuote || event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      submit()
    }
  }
  if (!root.dataset.started) {
    const left = kept().draft ?? {}
    root.dataset.started = "yes"
    belong(begun(left) ? left.session : data.session)
    fill(left)
    settle()
    send()
  } else {
    belong(begun(typed()) ? root.session : data.session)
    settle()
  }
  if (opens) fields.quote.focus({ preventScroll: true })
  waiting()
  return () => clearTimeout(root.again)
}

/* How is a finding typed during the meeting? One form, kept in this browser until the server has it.

   draft: what stands in the form; outbox: findings sent and not yet acknowledged; returned: findings refused, with the reason.
   All three live in localStorage, so neither a reload nor a closed browser loses a word. Every finding carries an id of its own:
   the server writes it once, however often it is sent. */

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
  const fill = (draft) => {
    fields.quote.value = draft.quote ?? ""
    for (const name of ["part", "theme", "role"]) {
      fields[name].value = [...fields[name].options].some((o) => o.value === draft[name]) ? draft[name] : ""
    }
    fields.times.value = draft.times ?? "1"
    whys().forEach((why, n) => { why.value = draft.whys?.[n] ?? "" })
    if (draft.whys?.some((why) => why)) root.querySelector("details").open = true
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
      const draft = { part: now.part, theme: now.theme, role: now.role }
      keep({ outbox: [...(kept().outbox ?? []), { id, session: data.session, ...now }], draft })
      fill(draft)
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
    if (!data.peek && !fields.quote.value.trim() && kept().returned?.length) repair(0)
  }
  const repair = (n) => {
    const returned = kept().returned ?? [], item = returned[n]
    fill(item)
    keep({ returned: returned.filter((_, at) => at !== n), draft: typed() })
    say(item.why_not)
    fields.quote.focus()
  }
  const waiting = () => {
    const { outbox = [], returned = [], draft = {} } = kept(), list = root.querySelector("ul")
    root.querySelector("[role=status]").textContent = data.peek
      ? draft.quote?.trim() || returned.length ? data.unsaved : ""
      : outbox.length ? `${outbox.length} temuan sedang disimpan…` : ""
    list.replaceChildren(...(data.peek ? [] : returned).map((item, n) => {
      const row = document.createElement("li"), button = document.createElement("button")
      row.textContent = `“${item.quote}” belum disimpan: ${item.why_not} `
      Object.assign(button, { type: "button", textContent: "Perbaiki", disabled: !!fields.quote.value.trim() })
      button.onclick = () => { repair(n); waiting() }
      row.append(button)
      return row
    }))
  }

  const opens = form.hidden && !data.peek
  form.hidden = data.peek
  options(fields.part, [["", [["", "pilih bagian indeks"]]], ...data.parts])
  options(fields.theme, [["", [["", "pilih tema"], ...data.themes]]])
  options(fields.role, [["", [["", "sisinya saja"], ...data.roles.map((role) => [role, role])]]])
  form.onsubmit = (event) => { event.preventDefault(); submit() }
  form.oninput = () => { keep({ draft: typed() }); waiting() }
  form.onkeydown = (event) => {
    const inQuote = event.target === fields.quote && !event.shiftKey
    if (event.key === "Enter" && !event.isComposing && (inQuote || event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      submit()
    }
  }
  if (!root.dataset.started) {
    root.dataset.started = "yes"
    fill(kept().draft ?? {})
    settle()
    send()
  } else {
    settle()
  }
  if (opens) fields.quote.focus({ preventScroll: true })
  waiting()
  return () => clearTimeout(root.again)
}

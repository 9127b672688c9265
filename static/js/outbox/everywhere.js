// On every page of a signed-in person: goes on sending what waits on this laptop, tells how much
// that is, and asks before signing out. On pages of a case urgent concerns are raised from here, on
// pages of fieldwork its forms are saved.
// The scoring page does all this by itself.

import { startConcern } from '../concern.js'
import { findForms, startFieldwork } from '../fieldwork/main.js'
import { Channel } from './channel.js'
import { startCopy } from './copy.js'
import { Database } from './database.js'
import { makeKinds } from './kinds.js'
import { Notice } from './notice.js'
import { Outbox } from './outbox.js'
import { Sender } from './sender.js'
import { Session } from './session.js'
import { askBeforeSigningOut } from './sign_out.js'

const element = document.getElementById('outbox-data')
const isScoring = document.getElementById('scoring-data') !== null
if (element && !isScoring && window.isSecureContext) start(JSON.parse(element.textContent))

async function start(data) {
  const outbox = new Outbox({ person: data.person, database: new Database() })
  const notice = new Notice(data)
  askBeforeSigningOut(data, outbox)
  const { own, others } = await outbox.count()
  notice.showOthers(others)
  const canRaiseConcern = document.getElementById('concern-dialog') !== null
  if (own || canRaiseConcern || findForms().length) send(data, outbox, notice)
}

function send(data, outbox, notice) {
  const sender = new Sender({
    outbox,
    session: new Session(data),
    kinds: makeKinds(data),
    timing: data.timing,
    channel: new Channel(data.person),
  })
  notice.here = startFieldwork({ data, sender, outbox })
  sender.listen((event) => {
    if (event.type === 'read') notice.show(event.entries, sender, outbox.unread)
  })
  // With a decision or a receipt the disk is another one.
  sender.listen(async (event) => {
    const isNews = ['outcome', 'removed', 'session'].includes(event.type)
    if (isNews) notice.show((await outbox.read()).entries, sender, outbox.unread)
  })
  startCopy(data, outbox, notice.copyButton)
  startConcern({ sender })
  for (const event of ['online', 'focus', 'pageshow']) {
    window.addEventListener(event, () => sender.tryNow())
  }
  sender.run()
}

import type { ComponentChildren } from 'preact'

export interface NoticeProps {
  readonly title: string
  readonly tone?: 'neutral' | 'good' | 'problem'
  readonly children: ComponentChildren
}

/** Something to know before going on. A problem is said at once; other news waits for a pause. */
export function Notice({ title, tone = 'neutral', children }: NoticeProps) {
  return (
    <section class={`ui-notice ui-notice--${tone}`} role={tone === 'problem' ? 'alert' : 'status'}>
      <h2 class="ui-notice__title">{title}</h2>
      <div class="ui-notice__body">{children}</div>
    </section>
  )
}

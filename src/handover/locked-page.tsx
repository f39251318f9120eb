/** What somebody finds who reloads, goes back, or opens the address a second time: nothing, and the way to the lock. */
export function LockedPage({ leave }: { leave: () => void }) {
  return (
    <div class="handover">
      <main class="handover-main">
        <h1 class="handover-heading">This is locked</h1>
        <p>Please give the tablet back to your adviser.</p>
        <div class="handover-answers">
          <button type="button" class="handover-button handover-button--yes" onClick={leave}>
            Give the tablet back
          </button>
        </div>
      </main>
    </div>
  )
}

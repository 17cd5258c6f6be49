package io.ledgerline.gateway.stage;

/**
 * One call's review. For a stream it is asked on the event loop, event by event and in order, and
 * must not wait: what has to wait is a {@link Verdict.Hold}, during which the upstream is paused
 * and the client gets pings. For a JSON answer it is asked once, on the call's virtual thread.
 */
public interface Review {
  /** Whether it looks at anything; if not, bytes go through as they come. */
  boolean active();

  /**
   * Decides about one event. A rewrite may be empty (held back for now), the same event changed, or
   * several whole events; order is the reviewer's duty.
   *
   * @param type the event's name
   * @param raw the event's bytes with the blank line that ends it; not to be changed
   */
  Verdict<byte[]> event(String type, byte[] raw);

  /** Decides about a whole JSON answer with status 200. */
  Verdict<byte[]> answer(byte[] body);

  /** The review that passes everything. */
  Review NONE =
      new Review() {
        @Override
        public boolean active() {
          return false;
        }

        @Override
        public Verdict<byte[]> event(String type, byte[] raw) {
          return Verdict.pass();
        }

        @Override
        public Verdict<byte[]> answer(byte[] body) {
          return Verdict.pass();
        }
      };
}

package io.ledgerline.testkit.strace;

/**
 * What happens to one call of one thread.
 *
 * @param call the system call
 * @param number which of the thread's calls of that name, from 1
 * @param kind what happens to it
 */
record Fault(String call, int number, Kind kind) {
  /** What can happen to a call. */
  enum Kind {
    /** It fails with an I/O error, and did nothing. */
    ERROR("error=EIO"),
    /** The disk is full. */
    FULL("error=ENOSPC"),
    /** The process is killed at it. */
    KILL("signal=KILL");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  /** As strace's {@code -e inject=} takes it. */
  String injection() {
    return call + ':' + kind.word + ":when=" + number;
  }
}

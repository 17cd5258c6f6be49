package io.ledgerline.gateway.relay;

/** Something on an event loop that has deadlines. */
interface Watched {
  /**
   * Looks at its deadlines.
   *
   * @param nanos the loop's monotonic time
   * @return whether it must be looked at again
   */
  boolean look(long nanos);
}

package io.ledgerline.anchors.timestamp;

import java.util.Optional;

/**
 * Another reader of time stamps, who is asked before one is kept: the offline verifier, which will
 * have to take it when nothing can be asked for any more.
 */
@FunctionalInterface
public interface SecondReader {
  /**
   * Why it would not take a stamp; empty if it would.
   *
   * @param text what was stamped
   * @param response the DER {@code TimeStampResp}
   */
  Optional<String> objection(byte[] text, byte[] response);
}

package io.ledgerline.ledger.proof;

import io.ledgerline.ledger.tree.Hash;
import java.io.IOException;

/** Where the roots of a tree's perfect subtrees come from; a tile reader is one. */
@FunctionalInterface
public interface Subtrees {
  /**
   * The root of the 2^height leaves from {@code start} on, a multiple of 2^height.
   *
   * @throws IOException if what it is computed from is missing or can't be read
   */
  Hash root(long start, int height) throws IOException;
}

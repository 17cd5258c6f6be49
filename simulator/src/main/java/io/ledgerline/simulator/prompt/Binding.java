package io.ledgerline.simulator.prompt;

import io.ledgerline.simulator.request.PlacedBlock;
import java.util.ArrayList;
import java.util.List;

/**
 * What thinking blocks are bound to: the hash of system, tools and everything said before.
 *
 * <p>Earlier thinking blocks are no part of it, so a client may leave them out.
 *
 * @param thinking the thinking blocks of the request with the hash of what stands before each
 * @param end the hash of the whole prompt: what a new answer is bound to
 */
public record Binding(List<Bound> thinking, byte[] end) {

  /** A thinking block and what stands before it. */
  public record Bound(PlacedBlock placed, byte[] before) {}

  /** Hashes a prompt. */
  public static Binding of(Prompt prompt) {
    PrefixHash hash = new PrefixHash();
    List<Bound> bound = new ArrayList<>();
    for (PromptBlock block : prompt.blocks()) {
      PlacedBlock placed = block.placed();
      if (block.thinking() && placed != null) {
        bound.add(new Bound(placed, hash.state()));
        continue;
      }
      hash.add(block.role(), BlockBytes.of(block.block()));
    }
    return new Binding(bound, hash.state());
  }
}

package io.ledgerline.governance.policy;

import io.ledgerline.audit.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * The system blocks that a workspace adds to every call: the prompt, then product data. The same id
 * always means the same bytes.
 *
 * @param id {@code p_} and 32 hexadecimal digits of a hash over the blocks
 * @param blocks decoded text of each block, in order; never an empty text
 */
public record PromptVersion(String id, List<String> blocks) {
  private static final PromptVersion NONE = of(List.of());

  public PromptVersion {
    blocks = List.copyOf(blocks);
  }

  /** The version that consists of these blocks. */
  public static PromptVersion of(List<String> blocks) {
    return new PromptVersion("p_" + hash(blocks), blocks);
  }

  /** The version of a workspace that adds nothing. */
  public static PromptVersion none() {
    return NONE;
  }

  /** Whether there is nothing to add. */
  public boolean isEmpty() {
    return blocks.isEmpty();
  }

  private static String hash(List<String> blocks) {
    MessageDigest sha = Sha256.begin();
    for (String block : blocks) {
      byte[] text = block.getBytes(StandardCharsets.UTF_8);
      sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
      sha.update(text);
    }
    return HexFormat.of().formatHex(sha.digest(), 0, 16);
  }
}

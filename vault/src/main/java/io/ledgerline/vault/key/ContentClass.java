package io.ledgerline.vault.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.audit.Sha256;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What decides how long texts are kept and which holds cover them: texts of one class share keys,
 * and go together.
 *
 * @param workspace where the call was made, or null
 * @param useCase what for, or null
 * @param riskTier the use case's, or null
 * @param dataClasses classes of data that were declared or found, sorted
 * @param tags what rules said of it, sorted
 */
public record ContentClass(
    @Nullable String workspace,
    @Nullable String useCase,
    @Nullable String riskTier,
    List<String> dataClasses,
    List<String> tags) {
  private static final int NAME_BITS = 80;
  private static final int NAME_LENGTH = 16;
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

  public ContentClass {
    dataClasses = sorted(dataClasses);
    tags = sorted(tags);
  }

  private static List<String> sorted(Collection<String> names) {
    return names.isEmpty() ? List.of() : names.stream().distinct().sorted().toList();
  }

  /** The same for the same values: 16 letters and digits, for folders and look-ups. */
  public String name() {
    MessageDigest digest = Sha256.begin();
    for (String part : new String[] {workspace, useCase, riskTier}) {
      add(digest, part == null ? "-" : "=" + part);
    }
    add(digest, Integer.toString(dataClasses.size()));
    dataClasses.forEach(each -> add(digest, each));
    tags.forEach(each -> add(digest, each));
    return base32(Arrays.copyOf(digest.digest(), NAME_BITS / 8));
  }

  private static void add(MessageDigest digest, String text) {
    digest.update(text.getBytes(UTF_8));
    digest.update((byte) 0);
  }

  private static String base32(byte[] bytes) {
    char[] name = new char[NAME_LENGTH];
    for (int i = 0; i < NAME_LENGTH; i++) {
      int bit = 5 * i;
      int two =
          (bytes[bit / 8] & 0xFF) << 8
              | (bit / 8 + 1 < bytes.length ? bytes[bit / 8 + 1] & 0xFF : 0);
      name[i] = LETTERS.charAt(two >> (11 - bit % 8) & 31);
    }
    return new String(name);
  }
}

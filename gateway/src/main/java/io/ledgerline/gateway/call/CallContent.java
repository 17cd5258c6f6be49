package io.ledgerline.gateway.call;

import io.ledgerline.audit.ContentHash;
import io.ledgerline.audit.EntryObject;
import io.ledgerline.gateway.content.Contents;
import io.ledgerline.governance.policy.ContentSetting;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is kept of one call's texts, and the key that its salts derive from. */
final class CallContent implements AutoCloseable {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int SALT_BYTES = 32;

  final ContentSetting setting;

  /** Pseudonym of whom the call said it is about; null where it named nobody. */
  final @Nullable String subject;

  private final Contents.@Nullable Key key;
  private final String node;

  private CallContent(
      ContentSetting setting, @Nullable String subject, Contents.@Nullable Key key, String node) {
    this.setting = setting;
    this.subject = subject;
    this.key = key;
    this.node = node;
  }

  /** Salts derive from that key. */
  static CallContent under(
      Contents.Key key, ContentSetting setting, @Nullable String subject, String node) {
    return new CallContent(setting, subject, key, node);
  }

  /** Salts are random and thrown away: nobody can ever test a guess against the hashes. */
  static CallContent unsalted(ContentSetting setting, @Nullable String subject) {
    return new CallContent(setting, subject, null, "");
  }

  Contents.@Nullable Key key() {
    return key;
  }

  byte[] salt(UUID entry) {
    if (key != null) {
      return key.salt(entry);
    }
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return salt;
  }

  /**
   * The entry's field {@code content}.
   *
   * @param texts bits of the texts that are kept
   * @param notKept why a text that should be kept is not; empty where nothing is missing
   */
  EntryObject field(int texts, String notKept) {
    var object = EntryObject.object().text("setting", setting.wireName());
    List<String> kept = new ArrayList<>(2);
    for (ContentHash each : ContentHash.values()) {
      if ((texts & each.bit()) != 0) {
        kept.add(each.wireName());
      }
    }
    object.texts("kept", kept);
    if (key != null) {
      object.text("key", key.id().toString());
    }
    if (!kept.isEmpty()) {
      object.text("node", node);
    }
    if (!notKept.isEmpty()) {
      object.text("not_kept", notKept);
    }
    return object;
  }

  @Override
  public void close() {
    if (key != null) {
      key.close();
    }
  }
}

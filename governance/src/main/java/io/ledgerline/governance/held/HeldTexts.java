package io.ledgerline.governance.held;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.governance.policy.TenantKey;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The table of what waits, as the person who decides has to see it. AES-256-GCM under a key that is
 * derived from the tenant's for each approval, the approval's id as associated data; 12 bytes of
 * nonce in front.
 */
final class HeldTexts {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private HeldTexts() {}

  static byte[] seal(TenantKey key, String approval, String input) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, key, approval, nonce, input.getBytes(UTF_8));
    byte[] stored = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
    System.arraycopy(sealed, 0, stored, NONCE_BYTES, sealed.length);
    return stored;
  }

  static String open(TenantKey key, String approval, byte[] stored) {
    byte[] nonce = Arrays.copyOf(stored, NONCE_BYTES);
    byte[] sealed = Arrays.copyOfRange(stored, NONCE_BYTES, stored.length);
    return new String(run(Cipher.DECRYPT_MODE, key, approval, nonce, sealed), UTF_8);
  }

  private static byte[] run(int mode, TenantKey key, String approval, byte[] nonce, byte[] bytes) {
    try {
      byte[] secret = key.hmac("ledgerline.held-input", approval.getBytes(UTF_8));
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(approval.getBytes(UTF_8));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "the input of approval " + approval + " can't be sealed or opened", e);
    }
  }

  static int insert(Connection connection, String approval, String tenant, byte[] sealed)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "insert into governance.held_input (approval, tenant, sealed) values (?, ?, ?)")) {
      statement.setString(1, approval);
      statement.setString(2, tenant);
      statement.setBytes(3, sealed);
      return statement.executeUpdate();
    }
  }

  /** How many bytes wait in a tenant. */
  static long bytes(Connection connection, String tenant) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "select coalesce(sum(octet_length(sealed)), 0) from governance.held_input where tenant = ?")) {
      statement.setString(1, tenant);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  static Optional<byte[]> find(Connection connection, String approval) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            select sealed from governance.held_input h join governance.approval a using (approval)
             where h.approval = ? and a.state in ('waiting', 'approved')
            """)) {
      statement.setString(1, approval);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
      }
    }
  }

  static void delete(Connection connection, String approval) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("delete from governance.held_input where approval = ?")) {
      statement.setString(1, approval);
      statement.executeUpdate();
    }
  }

  /** Destroys what nobody has to see any more, in the transaction's tenant. */
  static void forgetDecided(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            """
            delete from governance.held_input h using governance.approval a
             where a.approval = h.approval and a.state not in ('waiting', 'approved')
            """)) {
      statement.executeUpdate();
    }
  }
}

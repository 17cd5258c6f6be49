package io.ledgerline.governance.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ledgerline.governance.policy.TenantView;
import io.ledgerline.governance.postgres.Database;
import io.ledgerline.inspection.token.Issued;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Kept tokens in the database. The rows say how many there are and nothing else: the token's name
 * is a keyed hash, and token and value are encrypted.
 */
public final class StoredTokens implements KeptTokens {
  /** How long a token outlives its last use. */
  public static final Duration KEPT = Duration.ofDays(30);

  /** The most tokens of one conversation. */
  static final int MOST = 10_000;

  private static final Duration SWEEP_EVERY = Duration.ofHours(1);
  private static final String HASH = "ledgerline.kept-token";
  private static final int HASH_BYTES = 16;

  private final Database database;
  private final Clock clock;
  private final TokenSeal seal;
  private final AtomicReference<Instant> sweptAt;

  /** Kept tokens in this database. */
  public StoredTokens(Database database, Clock clock, TokenSeal seal) {
    this.database = database;
    this.clock = clock;
    this.seal = seal;
    this.sweptAt = new AtomicReference<>(clock.instant());
  }

  @Override
  public List<Issued> read(TenantView tenant, String conversation) {
    return database.inTenant(
        tenant.name(),
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  """
                  select token, sealed from governance.kept_token
                   where tenant = ? and conversation = ? and expires_at > ?
                   order by token limit ?
                  """)) {
            statement.setString(1, tenant.name());
            statement.setString(2, conversation);
            statement.setTimestamp(3, Timestamp.from(clock.instant()));
            statement.setInt(4, MOST);
            var tokens = new ArrayList<Issued>();
            try (ResultSet row = statement.executeQuery()) {
              while (row.next()) {
                byte[] name = row.getBytes(1);
                tokens.add(seal.open(tenant.key(), conversation, name, row.getBytes(2)));
              }
            }
            return tokens;
          }
        });
  }

  @Override
  public void keep(TenantView tenant, String conversation, String subject, List<Issued> tokens) {
    Instant now = clock.instant();
    database.inTenant(
        tenant.name(),
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  """
                  insert into governance.kept_token
                    (tenant, conversation, token, sealed, expires_at, subject)
                  values (?, ?, ?, ?, ?, ?)
                  on conflict (tenant, conversation, token) do update set
                    expires_at = excluded.expires_at,
                    subject = case
                      when kept_token.subject = excluded.subject then excluded.subject end
                  """)) {
            for (Named each : named(tenant, conversation, tokens)) {
              byte[] sealed = seal.close(tenant.key(), conversation, each.name, each.token);
              statement.setString(1, tenant.name());
              statement.setString(2, conversation);
              statement.setBytes(3, each.name);
              statement.setBytes(4, sealed);
              statement.setTimestamp(5, Timestamp.from(now.plus(KEPT)));
              statement.setString(6, subject);
              statement.addBatch();
            }
            return statement.executeBatch().length;
          }
        });
    sweep(now);
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared as a record
  private record Named(byte[] name, Issued token) {}

  /**
   * By name: two calls of one conversation that keep the same rows wait, and never for each other.
   */
  private static List<Named> named(TenantView tenant, String conversation, List<Issued> tokens) {
    return tokens.stream()
        .limit(MOST)
        .map(one -> new Named(name(tenant, conversation, one), one))
        .sorted((a, b) -> Arrays.compareUnsigned(a.name, b.name))
        .toList();
  }

  private static byte[] name(TenantView tenant, String conversation, Issued one) {
    byte[] mac = tenant.key().hmac(HASH, conversation.getBytes(UTF_8), one.token());
    return Arrays.copyOf(mac, HASH_BYTES);
  }

  private void sweep(Instant now) {
    Instant last = sweptAt.get();
    if (Duration.between(last, now).compareTo(SWEEP_EVERY) < 0
        || !sweptAt.compareAndSet(last, now)) {
      return;
    }
    database.inOrganization(
        connection -> {
          try (PreparedStatement statement =
              connection.prepareStatement(
                  "delete from governance.kept_token where expires_at <= ?")) {
            statement.setTimestamp(1, Timestamp.from(now));
            return statement.executeUpdate();
          }
        });
  }
}

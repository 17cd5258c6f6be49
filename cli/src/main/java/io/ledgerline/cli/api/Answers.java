package io.ledgerline.cli.api;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the admin API answers, typed. Each also keeps the document as it came. */
public final class Answers {
  private Answers() {}

  /**
   * What applying changes.
   *
   * @param applied false for a dry run
   */
  public record Applied(boolean applied, List<Change> changes, JsonNode json) {}

  /** One setting that differs; diff lines begin with {@code +}, {@code -} or a blank. */
  public record Change(String operation, String kind, String name, List<String> diff) {}

  /** One version of a setting; where it is removed, one that takes it back. */
  public record Setting(
      String kind,
      String name,
      long version,
      String changedAt,
      String by,
      JsonNode spec,
      boolean removed) {}

  /**
   * A key.
   *
   * @param secret only in the answer that issued it
   */
  public record Key(
      String keyId,
      String name,
      String owner,
      String role,
      String scope,
      @Nullable String tenant,
      @Nullable String workspace,
      String issuedAt,
      @Nullable String expiresAt,
      @Nullable String revokedAt,
      @Nullable String secret,
      JsonNode json) {}

  /**
   * Part of a list, as JSON objects.
   *
   * @param next where to go on, or null
   */
  public record Rows(List<JsonNode> items, @Nullable String next) {}

  /**
   * An evidence pack on its way; to be closed.
   *
   * @param body the file
   * @param sha256 what was recorded of it, hex
   * @param entries entries in the period that it shows
   * @param hidden entries of which only the leaf hash is there
   * @param receipt of the entry that records it
   */
  public record Pack(
      InputStream body, String sha256, long bytes, long entries, long hidden, String receipt)
      implements AutoCloseable {
    @Override
    public void close() throws IOException {
      body.close();
    }
  }

  /** The cost report. */
  public record Cost(
      List<String> by, List<CostRow> rows, CostRow total, boolean truncated, JsonNode json) {}

  /** One line of it; money is exact. */
  public record CostRow(
      List<String> labels,
      long calls,
      long refused,
      long failed,
      long tokensIn,
      long tokensOut,
      long tokensCacheRead,
      long tokensCacheWrite,
      BigDecimal costUsd) {}
}

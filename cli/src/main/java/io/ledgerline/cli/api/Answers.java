package io.ledgerline.cli.api;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the admin API answers, typed. Each is read here from the document, which most also keep as
 * it came.
 */
public final class Answers {
  private Answers() {}

  /**
   * What applying changes.
   *
   * @param applied false for a dry run
   */
  public record Applied(boolean applied, List<Change> changes, JsonNode json) {
    static Applied of(JsonNode json) {
      var changes = new ArrayList<Change>();
      json.path("changes").forEach(change -> changes.add(Change.of(change)));
      return new Applied(json.path("applied").booleanValue(false), changes, json);
    }
  }

  /** One setting that differs; diff lines begin with {@code +}, {@code -} or a blank. */
  public record Change(String operation, String kind, String name, List<String> diff) {
    private static Change of(JsonNode json) {
      return new Change(
          text(json, "operation"),
          text(json, "kind"),
          text(json, "name"),
          texts(json.path("diff")));
    }
  }

  /** One version of a setting; where it is removed, one that takes it back. */
  public record Setting(
      String kind,
      String name,
      long version,
      String changedAt,
      String by,
      JsonNode spec,
      boolean removed) {
    static Setting of(JsonNode json) {
      return new Setting(
          text(json, "kind"),
          text(json, "name"),
          json.path("version").longValue(0),
          text(json, "changed_at"),
          text(json, "by"),
          json.path("spec"),
          json.path("removed").booleanValue(false));
    }
  }

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
      JsonNode json) {
    static Key of(JsonNode json) {
      return new Key(
          text(json, "key_id"),
          text(json, "name"),
          text(json, "owner"),
          text(json, "role"),
          text(json, "scope"),
          json.path("tenant").stringValue(null),
          json.path("workspace").stringValue(null),
          text(json, "issued_at"),
          json.path("expires_at").stringValue(null),
          json.path("revoked_at").stringValue(null),
          json.path("secret").stringValue(null),
          json);
    }
  }

  /**
   * Part of a list, as JSON objects.
   *
   * @param next where to go on, or null
   */
  public record Rows(List<JsonNode> items, @Nullable String next) {
    static Rows of(JsonNode page) {
      var items = new ArrayList<JsonNode>();
      page.path("items").forEach(items::add);
      return new Rows(items, page.path("next").stringValue(null));
    }
  }

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
    static Pack of(HttpResponse<InputStream> response) {
      var headers = response.headers();
      return new Pack(
          response.body(),
          headers.firstValue("ledgerline-pack-sha256").orElse(""),
          headers.firstValueAsLong("ledgerline-pack-bytes").orElse(0),
          headers.firstValueAsLong("ledgerline-pack-entries").orElse(0),
          headers.firstValueAsLong("ledgerline-pack-hidden").orElse(0),
          headers.firstValue("ledgerline-receipt").orElse(""));
    }

    @Override
    public void close() throws IOException {
      body.close();
    }
  }

  /** The cost report. */
  public record Cost(
      List<String> by, List<CostRow> rows, CostRow total, boolean truncated, JsonNode json) {
    static Cost of(JsonNode json) {
      var by = texts(json.path("by"));
      var rows = new ArrayList<CostRow>();
      for (var row : json.path("rows")) {
        rows.add(CostRow.of(row, by.stream().map(name -> text(row, name)).toList()));
      }
      var total = CostRow.of(json.path("total"), List.of());
      return new Cost(by, rows, total, json.path("truncated").booleanValue(false), json);
    }
  }

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
      BigDecimal costUsd) {
    private static CostRow of(JsonNode row, List<String> labels) {
      return new CostRow(
          labels,
          row.path("calls").longValue(0),
          row.path("refused").longValue(0),
          row.path("failed").longValue(0),
          row.path("tokens_in").longValue(0),
          row.path("tokens_out").longValue(0),
          row.path("tokens_cache_read").longValue(0),
          row.path("tokens_cache_write").longValue(0),
          new BigDecimal(row.path("cost_usd_exact").stringValue("0")));
    }
  }

  /** The text of a member, empty where absent. */
  static String text(JsonNode json, String name) {
    return json.path(name).stringValue("");
  }

  /** The texts of a list. */
  static List<String> texts(JsonNode list) {
    var texts = new ArrayList<String>();
    list.forEach(item -> texts.add(item.stringValue("")));
    return texts;
  }
}

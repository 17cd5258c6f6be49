package io.ledgerline.records.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What one line of an export holds. Each has a published JSON Schema. */
public enum Profile {
  /** Entries, byte for byte as the ledger hashed them. */
  ENTRIES,
  /** Joined calls: every field under its standard name and its aliases. */
  CALLS,
  /** Joined calls: {@code id, ts, brand, feature, model, tokens_in, tokens_out, cost_usd}. */
  S0,
  /** Joined calls: the 16 fields of the sample event {@code claude_api_call}. */
  S1,
  /** Joined calls: the nine fields of the baseline schema. */
  BASELINE;

  /** The name in parameters. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The profile of that name, or null. */
  public static @Nullable Profile of(String wireName) {
    for (var profile : values()) {
      if (profile.wireName().equals(wireName)) {
        return profile;
      }
    }
    return null;
  }

  /** All names, for messages. */
  public static String names() {
    return Arrays.stream(values()).map(Profile::wireName).collect(Collectors.joining(", "));
  }

  /** The JSON Schema (2020-12) that every line satisfies. */
  public String schema() {
    var resource =
        this == ENTRIES
            ? "/io/ledgerline/audit/entry.schema.json"
            : "/io/ledgerline/records/" + wireName() + ".schema.json";
    try (var in = Profile.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}

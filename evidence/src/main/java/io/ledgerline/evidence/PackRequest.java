package io.ledgerline.evidence;

import io.ledgerline.audit.Field;
import io.ledgerline.verifier.pack.PackQuestion;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a pack is asked for.
 *
 * @param tenant whose entries; null for the organization's, all tenants included
 * @param from first instant of the period
 * @param to first instant behind it
 * @param filter values by the names of {@link #FILTERS}, a tag as {@code phi=true}; empty for all
 *     entries
 * @param content whether content that is kept is taken along
 * @param wholeSystem whether all of {@code _system} is shown; else only what is about the tenant,
 *     the node, its keys and its origins
 * @param at when it is asked
 */
public record PackRequest(
    @Nullable String tenant,
    Instant from,
    Instant to,
    SortedMap<String, String> filter,
    boolean content,
    boolean wholeSystem,
    Instant at) {
  /** The fields that a filter may name, by their names in entries. */
  public static final List<Field> FILTERS =
      List.of(
          Field.WORKSPACE,
          Field.USE_CASE,
          Field.FEATURE,
          Field.USER_ID,
          Field.MODEL,
          Field.EVENT_TYPE,
          Field.SESSION_ID,
          Field.BUSINESS_CONTEXT,
          Field.REQUEST_ID,
          Field.TAGS);

  public PackRequest {
    filter = new TreeMap<>(filter);
    filter.forEach(
        (name, value) -> {
          if (filterField(name).isEmpty() || value.indexOf('\n') >= 0) {
            throw new IllegalArgumentException(
                "filter: " + name + " (expected: one of " + FILTERS + ", and one line)");
          }
        });
  }

  /** The field of that name that a filter may name. */
  static Optional<Field> filterField(String name) {
    return Arrays.stream(Field.values())
        .filter(field -> field.wireName().equals(name) && FILTERS.contains(field))
        .findFirst();
  }

  PackQuestion question(String software) {
    return new PackQuestion(tenant, from, to, filter, content, at, software);
  }
}

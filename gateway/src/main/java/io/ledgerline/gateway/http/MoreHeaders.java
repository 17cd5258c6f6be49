package io.ledgerline.gateway.http;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Names of request headers that an upstream is sent beside those that Claude's API reads, as its
 * configuration says. Immutable.
 */
public final class MoreHeaders {
  /** No more than the API reads. */
  public static final MoreHeaders NONE = new MoreHeaders(Set.of(), false);

  /** All but those that are never passed on: what nobody knows leaves as it came. */
  public static final MoreHeaders ALL = new MoreHeaders(Set.of(), true);

  /** A token of RFC 9110 section 5.6.2, of the characters that names of headers are made of. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

  private final Set<String> names;
  private final boolean all;

  private MoreHeaders(Set<String> names, boolean all) {
    this.names = names;
    this.all = all;
  }

  /**
   * Those names, in any case.
   *
   * @throws IllegalArgumentException for what is no name, and for one that is never passed on:
   *     credentials, cookies, what belongs to the connection or to us, and what proxies and
   *     browsers say about the caller
   */
  public static MoreHeaders of(Collection<String> names) {
    var set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (String name : names) {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("'" + name + "' is no name of a header");
      }
      if (KeptHere.always(name) || name.equalsIgnoreCase("content-encoding")) {
        throw new IllegalArgumentException("'" + name + "' is never passed on");
      }
      set.add(name);
    }
    return set.isEmpty() ? NONE : new MoreHeaders(set, false);
  }

  /** Whether a header of that name is one of them. */
  public boolean has(String name) {
    return all || names.contains(name);
  }

  @Override
  public String toString() {
    return all ? "all" : names.toString();
  }
}

package io.ledgerline.inspection.contact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.ledgerline.inspection.scan.Text;
import java.util.Locale;
import java.util.Set;

/**
 * Mail addresses that are nobody's: {@code user@example.com}, {@code noreply@…}, {@code git@…}, and
 * the tokens that addresses are replaced by. An address with somebody's name under a domain that
 * RFC 2606 reserves is taken for that person's: people write such ones to try a system out, and
 * leaving them would look as if it did not work.
 */
final class SampleAddress {
  private static final String TOKENS = "mail.example";
  private static final int MOST_LOCAL = 20;

  private static final Set<String> ROBOTS = Set.of("noreply", "no-reply", "donotreply", "git");

  /** What stands before the sign where nobody is meant. */
  private static final Set<String> NOBODY =
      Set.of(
          "user",
          "username",
          "user.name",
          "user1",
          "user2",
          "name",
          "your.name",
          "your-name",
          "your_name",
          "yourname",
          "you",
          "your",
          "your.email",
          "your-email",
          "youremail",
          "email",
          "e-mail",
          "mail",
          "test",
          "tester",
          "testing",
          "test.user",
          "testuser",
          "foo",
          "bar",
          "baz",
          "qux",
          "foo.bar",
          "foobar",
          "example",
          "sample",
          "someone",
          "somebody",
          "nobody",
          "anyone",
          "first.last",
          "firstname.lastname",
          "first_last",
          "me",
          "myself",
          "myemail",
          "info",
          "admin",
          "administrator",
          "support",
          "contact",
          "hello",
          "root",
          "sales",
          "office",
          "webmaster",
          "postmaster",
          "help",
          "service",
          "team",
          "hr",
          "jobs",
          "billing",
          "abuse",
          "recipient",
          "sender",
          "from",
          "to",
          "address",
          "abc",
          "xyz",
          "x",
          "y",
          "a",
          "b",
          "c");

  private SampleAddress() {}

  /**
   * @param start first byte of the address
   * @param at its sign, of one byte or more
   * @param domain first byte of its domain
   * @param end behind its last byte
   */
  static boolean is(Text text, int start, int at, int domain, int end) {
    if (end - domain == TOKENS.length() && text.startsWith(domain, TOKENS)) {
      return true;
    }
    if (at - start > MOST_LOCAL) {
      return false;
    }
    String local = new String(text.bytes(), start, at - start, ISO_8859_1).toLowerCase(Locale.ROOT);
    return ROBOTS.contains(local) || NOBODY.contains(local) && isReserved(text, domain, end);
  }

  /** Whether the token behind a dot is the top-level domain that RFC 2606 keeps for examples. */
  static boolean isTopLevel(Text text, int start, int end) {
    return end - start == 7 && text.startsWith(start, "example");
  }

  private static boolean isReserved(Text text, int domain, int end) {
    return text.startsWith(domain, "example.")
        || end - domain > 8 && text.startsWith(end - 8, ".example");
  }
}

package io.ledgerline.messages.request;

import io.ledgerline.messages.json.JsonScanner;
import io.ledgerline.messages.json.MalformedJsonException;
import io.ledgerline.messages.json.Names;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Claude Code packs into {@code metadata.user_id}: JSON in a string, once an own notation. */
final class UserId {
  private static final Names KEYS = Names.of("session_id");
  private static final String OLDER_FORM = "_session_";

  private UserId() {}

  static Optional<String> session(@Nullable String userId) {
    if (userId == null) {
      return Optional.empty();
    }
    if (userId.startsWith("{")) {
      return fromJson(userId);
    }
    int at = userId.startsWith("user_") ? userId.lastIndexOf(OLDER_FORM) : -1;
    return at < 0 ? Optional.empty() : nonEmpty(userId.substring(at + OLDER_FORM.length()));
  }

  private static Optional<String> fromJson(String userId) {
    var scanner = new JsonScanner(userId.getBytes(StandardCharsets.UTF_8));
    Optional<String> session = Optional.empty();
    try {
      for (boolean more = scanner.enterObject(); more; more = scanner.nextMember()) {
        boolean found = scanner.indexIn(KEYS) == 0 && scanner.peek() == '"';
        scanner.skipValue();
        if (found) {
          session = nonEmpty(scanner.stringValue());
        }
      }
      scanner.endOfDocument();
      return session;
    } catch (MalformedJsonException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> nonEmpty(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }
}

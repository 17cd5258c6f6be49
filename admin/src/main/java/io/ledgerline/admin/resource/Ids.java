package io.ledgerline.admin.resource;

import io.ledgerline.admin.http.AdminRequest;
import io.ledgerline.admin.http.ProblemException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ids that callers send back: what can't be one never reaches the database. */
final class Ids {
  private static final Pattern ID = Pattern.compile("[a-z0-9_-]{1,64}");

  private Ids() {}

  /** The place of an earlier page, or null. */
  static @Nullable String after(AdminRequest request) throws ProblemException {
    var after = request.query("after");
    if (after != null && !ID.matcher(after).matches()) {
      throw ProblemException.invalid("after", "after must be the next of an earlier page");
    }
    return after;
  }

  /** An id in the path; what can't be one is simply not found. */
  static String segment(AdminRequest request, String name) throws ProblemException {
    var id = request.segment(name);
    if (!ID.matcher(id).matches()) {
      throw ProblemException.notFound(name + " of that id");
    }
    return id;
  }
}

package io.ledgerline.admin.resource;

import io.ledgerline.admin.http.AdminRequest;
import io.ledgerline.admin.http.ProblemException;
import io.ledgerline.admin.right.AdminAction;
import io.ledgerline.records.ReadScope;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a request may read; the dispatcher has refused the ones that may read nothing. */
final class Reads {
  private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

  private Reads() {}

  static ReadScope of(AdminRequest request, AdminAction action) {
    var scope = request.caller().reads(action);
    if (scope == null) {
      throw new IllegalStateException("action " + action.wireName() + " was not authorised");
    }
    return scope;
  }

  /** The request id in the path; what can't be one is simply not found. */
  static String requestId(AdminRequest request) throws ProblemException {
    var id = request.segment("request_id");
    if (!REQUEST_ID.matcher(id).matches()) {
      throw ProblemException.notFound("call of that id");
    }
    return id;
  }

  /** Reads {@code stream/index}, or null. */
  static @Nullable Place place(@Nullable String text) {
    if (text == null || !text.matches("[a-z0-9_][a-z0-9-]{0,62}/[0-9]{1,18}")) {
      return null;
    }
    int slash = text.indexOf('/');
    return new Place(text.substring(0, slash), Long.parseLong(text.substring(slash + 1)));
  }

  /** A place in the ledger. */
  record Place(String stream, long index) {}
}

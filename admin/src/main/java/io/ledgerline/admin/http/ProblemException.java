package io.ledgerline.admin.http;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** An answer that is a problem (RFC 9457): what, why and what to do, in one sentence. */
public final class ProblemException extends Exception {
  private static final long serialVersionUID = 1L;
  private static final JsonMapper JSON = new JsonMapper();

  private final int status;
  private final String rule;
  private final transient @Nullable ObjectNode more;

  private ProblemException(int status, String rule, String detail, @Nullable ObjectNode more) {
    super(detail, null, false, false);
    this.status = status;
    this.rule = rule;
    this.more = more;
  }

  /** A problem with a stable rule id. */
  public static ProblemException of(int status, String rule, String detail) {
    return new ProblemException(status, rule, detail, null);
  }

  /** A problem with further members. */
  public static ProblemException of(int status, String rule, String detail, ObjectNode more) {
    return new ProblemException(status, rule, detail, more);
  }

  /** 400: the request makes no sense as it is. */
  public static ProblemException invalid(String parameter, String detail) {
    return of(400, "invalid_request", detail, JSON.createObjectNode().put("parameter", parameter));
  }

  /** 404: there is none, or none that the caller may know of. */
  public static ProblemException notFound(String what) {
    return of(404, "not_found", "There is no " + what + " in the scope of this key.");
  }

  public int status() {
    return status;
  }

  /** The stable id of the rule. */
  public String rule() {
    return rule;
  }

  /** The {@code application/problem+json} body. */
  public ObjectNode json() {
    var json = JSON.createObjectNode();
    json.put("type", "urn:ledgerline:problem:" + rule);
    json.put("title", rule.replace('_', ' '));
    json.put("status", status);
    json.put("detail", getMessage());
    if (more != null) {
      json.setAll(more);
    }
    return json;
  }
}

package io.ledgerline.gateway.call;

import io.ledgerline.governance.policy.KeyGrant;
import io.ledgerline.governance.policy.TenantView;
import io.ledgerline.governance.policy.WorkspaceView;

/**
 * Who calls, by the newest policy.
 *
 * @param grant the key
 * @param tenant its tenant
 * @param workspace its workspace
 */
public record Caller(KeyGrant grant, TenantView tenant, WorkspaceView workspace) {

  /** The SHA-256 of a credential that was known when the request's head came. */
  @SuppressWarnings("ArrayRecordComponent") // never compared as a record
  public record Presented(byte[] sha256) {}

  String stream() {
    return tenant.name();
  }

  String user() {
    return grant.principal().pseudonym();
  }
}

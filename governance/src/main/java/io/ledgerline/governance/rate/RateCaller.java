package io.ledgerline.governance.rate;

/**
 * Who is counted.
 *
 * @param tenant the tenant's name
 * @param workspace the workspace's name inside the tenant
 * @param keyId the key's id, never the key
 * @param user the pseudonym of the principal
 */
public record RateCaller(String tenant, String workspace, String keyId, String user) {}

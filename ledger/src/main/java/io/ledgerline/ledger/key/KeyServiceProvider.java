package io.ledgerline.ledger.key;

import java.util.Map;

/**
 * Makes a {@link KeyService}; found by {@link java.util.ServiceLoader}, chosen by name in the
 * setting {@code signing_keys.protection}.
 */
public interface KeyServiceProvider {
  /** The value of the setting, {@code [a-z0-9-]{1,32}}. */
  String name();

  /**
   * The service.
   *
   * @param settings what stands below {@code signing_keys.settings}
   * @throws IllegalArgumentException naming the setting that is missing or wrong
   */
  KeyService connect(Map<String, String> settings);
}

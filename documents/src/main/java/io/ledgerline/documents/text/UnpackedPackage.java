package io.ledgerline.documents.text;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.poi.openxml4j.util.ZipEntrySource;
import org.jspecify.annotations.Nullable;

/** Parts that were unpacked, as the library wants to see them. */
final class UnpackedPackage implements ZipEntrySource {
  private final Map<String, ZipArchiveEntry> entries = new LinkedHashMap<>();
  private final Parts parts;
  private boolean closed;

  UnpackedPackage(Parts parts) {
    this.parts = parts;
    parts.all().keySet().forEach(name -> entries.put(name, new ZipArchiveEntry(name)));
  }

  @Override
  public Enumeration<? extends ZipArchiveEntry> getEntries() {
    return Collections.enumeration(entries.values());
  }

  @Override
  public @Nullable ZipArchiveEntry getEntry(String path) {
    return entries.get(path.startsWith("/") ? path.substring(1) : path);
  }

  @Override
  public InputStream getInputStream(ZipArchiveEntry entry) throws IOException {
    byte[] bytes = parts.all().get(entry.getName());
    if (bytes == null) {
      throw new FileNotFoundException("a part of the package");
    }
    return new ByteArrayInputStream(bytes);
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }
}

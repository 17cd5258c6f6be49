package io.ledgerline.messages.request;

/**
 * What a request carries or points to besides text, in system, messages and nested blocks.
 *
 * @param images image blocks, whatever their source
 * @param imageBytes base64 characters of images in the body
 * @param documents document blocks, whatever their source
 * @param pdfs documents whose source is base64, or none that we know: pages of unknown number
 * @param pdfBytes base64 characters of those
 * @param urls image or document sources that the upstream will fetch
 * @param files sources and container uploads that name an uploaded file
 */
public record Media(
    int images, long imageBytes, int documents, int pdfs, long pdfBytes, int urls, int files) {}

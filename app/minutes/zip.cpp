#include "minutes/zip.hpp"

#include <zip.h>

namespace yoriai::minutes {
namespace {

constexpr zip_uint16_t kFirstDay = 1 << 5 | 1; // 1980-01-01, as DOS writes it

base::Error failed(const char* reason) { return {base::Code::unwritable, "minutes.not_made", {{"reason", reason}}}; }

bool add(zip_t* zip, const ZipEntry& entry) {
  zip_source_t* source = zip_source_buffer(zip, entry.bytes.data(), entry.bytes.size(), 0);
  if (source == nullptr) return false;
  const zip_int64_t index = zip_file_add(zip, entry.name.c_str(), source, ZIP_FL_ENC_UTF_8);
  if (index < 0) {
    zip_source_free(source);
    return false;
  }
  const auto at = static_cast<zip_uint64_t>(index);
  return zip_set_file_compression(zip, at, entry.packed ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0) == 0 &&
         zip_file_set_dostime(zip, at, 0, kFirstDay, 0) == 0;
}

base::Result<std::string> all_of(zip_source_t* archive) {
  zip_stat_t stat;
  if (zip_source_stat(archive, &stat) < 0 || zip_source_open(archive) < 0)
    return failed(zip_error_strerror(zip_source_error(archive)));
  std::string bytes(static_cast<std::size_t>(stat.size), '\0');
  const zip_int64_t got = zip_source_read(archive, bytes.data(), bytes.size());
  zip_source_close(archive);
  if (got != static_cast<zip_int64_t>(bytes.size())) return failed(zip_error_strerror(zip_source_error(archive)));
  return bytes;
}

} // namespace

base::Result<std::string> zipped(const std::vector<ZipEntry>& entries) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* archive = zip_source_buffer_create(nullptr, 0, 0, &error);
  if (archive == nullptr) return failed(zip_error_strerror(&error));
  zip_t* zip = zip_open_from_source(archive, ZIP_TRUNCATE, &error);
  if (zip == nullptr) {
    zip_source_free(archive);
    return failed(zip_error_strerror(&error));
  }
  zip_source_keep(archive); // closing the archive would free it
  for (const ZipEntry& entry : entries)
    if (!add(zip, entry)) {
      const base::Error reason = failed(zip_strerror(zip));
      zip_discard(zip);
      zip_source_free(archive);
      return reason;
    }
  if (zip_close(zip) < 0) {
    const base::Error reason = failed(zip_strerror(zip));
    zip_discard(zip);
    zip_source_free(archive);
    return reason;
  }
  auto bytes = all_of(archive);
  zip_source_free(archive);
  return bytes;
}

} // namespace yoriai::minutes

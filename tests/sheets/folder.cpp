#include "folder.hpp"

#include <stdlib.h>

#include <fstream>
#include <stdexcept>

#include "base/files.hpp"
#include "base/locale.hpp"

namespace yoriai::sheets::test {
namespace fs = std::filesystem;

Folder::Folder() {
  std::string name = (fs::temp_directory_path() / "yoriai-sheets-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = name;
}

Folder::~Folder() {
  std::error_code ec;
  fs::remove_all(path_, ec);
}

fs::path Folder::write(std::string_view name, std::string_view text) const {
  const fs::path file = path_ / name;
  std::ofstream(file, std::ios::binary) << text;
  return file;
}

base::Json shipped(std::string_view id) {
  const auto text = base::read_file(base::assets_root() / "sheets" / (std::string(id) + ".json"));
  return base::parse_json(text.value()).value();
}

base::Json small_sheet() {
  return base::Json::parse(R"({
    "id": "small", "title": {"ja": "小さな表", "en": "Small sheet"},
    "kinds": [
      {"id": "thought", "label": "気づき", "home": "small/1", "lettering": "lower", "fields": [
        {"id": "sort", "type": "choice", "label": "種類", "choices": [{"id": "a", "label": "甲"}, {"id": "b", "label": "乙"}]},
        {"id": "effect", "type": "number", "min": 0, "max": 1, "label": "効果"},
        {"id": "ease", "type": "number", "min": 0, "max": 1, "label": "実現性"},
        {"id": "rank", "type": "integer", "min": 1, "label": "順位"}]},
      {"id": "thing", "label": "もの", "from": ["thought"]}],
    "steps": [
      {"id": "1", "kind": "wall", "label": "書く", "title": "書き出す", "kinds": ["thought"], "shows_with": "small/2",
       "labels": {"write": "書く"}},
      {"id": "2", "kind": "matrix", "label": "置く", "title": "表に置く", "kinds": ["thought"], "shows_with": "small/1",
       "labels": {"tie": "同じ"},
       "matrix": {"x_field": "ease", "y_field": "effect", "x_label": "実現性", "x_low": "低", "x_high": "高",
                  "y_label": "効果", "y_low": "小", "y_high": "大", "quarters": ["一", "二", "三", "四"]}},
      {"id": "3", "kind": "grid", "label": "並べる", "title": "並べる", "kinds": ["thing"],
       "grid": {"columns": [{"id": "left", "label": "左"}, {"id": "right", "label": "右"}],
                "rows": [{"id": "top", "label": "上"}, {"id": "bottom", "label": "下"}],
                "label_sets": [{"id": "usual", "label": "ふつう", "rows": ["上", "下"]}]}}],
    "plan_checks": [{"id": "one", "label": "ひとつめ"}]
  })");
}

std::string sentence(const base::Error& error) {
  static const base::Words kWords = base::Words::load(base::assets_root() / "locale", base::Lang::ja).value();
  return kWords.sentence(error);
}

} // namespace yoriai::sheets::test

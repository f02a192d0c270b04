// The tables of a workbook as Office Open XML, by libxlsxwriter. Nothing else in the program knows that library.
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstring>
#include <ctime>
#include <map>
#include <memory>

#include "minutes/formats.hpp"
#include "minutes/plain_text.hpp"
#include "minutes/sketch_drawing.hpp"

namespace yoriai::minutes {
namespace {

constexpr std::size_t kLongestCell = 32'767; // units of UTF-16, says Excel
constexpr lxw_color_t kHeadGround = 0xE9E6DD, kLine = 0x77736A;
constexpr double kTextSize = 10.5, kHeadSize = 10.5;                         // points
constexpr double kNarrowest = 7, kWide = 22, kWidest = 56, kWidestLong = 90; // columns of half-width characters
constexpr double kPage = 132;                           // of these on A4 that lies across, at full size
constexpr int kMostLines = 26;                          // of one cell: Excel draws no row higher than some 28
constexpr double kLineHeight = 14.5, kHighestRow = 409; // points

base::Error failed(const std::string& reason) {
  return {base::Code::unwritable, "minutes.not_made", {{"reason", reason}}};
}

// "_x0041_" means A inside a spreadsheet; a text that really says so must say more.
std::string cell_text(std::string_view text) {
  const auto hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); };
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view code = text.substr(i, 7);
    const bool meant = code.size() == 7 && code.starts_with("_x") && code[6] == '_' &&
                       std::all_of(code.begin() + 2, code.begin() + 6, hex);
    out += meant ? "_x005F_" : std::string(1, text[i]);
  }
  return out;
}

// A file in memory that the library can open by a name.
class MemoryFile {
public:
  MemoryFile() : file_(::memfd_create("minutes", MFD_CLOEXEC)) {}
  ~MemoryFile() {
    if (file_ >= 0) ::close(file_);
  }
  MemoryFile(const MemoryFile&) = delete;

  bool ok() const { return file_ >= 0; }
  std::string name() const { return "/proc/self/fd/" + std::to_string(file_); }
  base::Result<std::string> bytes() const {
    const off_t size = ::lseek(file_, 0, SEEK_END);
    std::string all(size > 0 ? static_cast<std::size_t>(size) : 0, '\0');
    std::size_t done = 0;
    while (done < all.size()) {
      const ssize_t got = ::pread(file_, all.data() + done, all.size() - done, static_cast<off_t>(done));
      if (got <= 0) return failed(std::strerror(errno));
      done += static_cast<std::size_t>(got);
    }
    return all;
  }

private:
  int file_;
};

struct Formats {
  lxw_format *head, *text, *number, *day, *moment, *side;
};

lxw_format* usual(lxw_workbook* book) {
  lxw_format* format = workbook_add_format(book);
  format_set_font_name(format, "BIZ UDPGothic");
  format_set_font_size(format, kTextSize);
  format_set_font_family(format, 2);    // swiss: where the font is missing another gothic takes its place …
  format_set_font_charset(format, 128); // … that has Japanese
  format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
  format_set_border(format, LXW_BORDER_THIN);
  format_set_border_color(format, kLine);
  return format;
}

Formats formats_of(lxw_workbook* book, bool japanese) {
  Formats formats{usual(book), usual(book), usual(book), usual(book), usual(book), usual(book)};
  for (lxw_format* format : {formats.head, formats.text, formats.side}) format_set_text_wrap(format);
  for (lxw_format* format : {formats.head, formats.side}) {
    format_set_bold(format);
    format_set_bg_color(format, kHeadGround);
    format_set_font_size(format, kHeadSize);
  }
  format_set_align(formats.side, LXW_ALIGN_VERTICAL_CENTER);
  format_set_align(formats.head, LXW_ALIGN_VERTICAL_CENTER);
  format_set_num_format(formats.day, japanese ? "yyyy\"年\"m\"月\"d\"日\"" : "yyyy-mm-dd");
  format_set_num_format(formats.moment, japanese ? "yyyy/m/d h:mm" : "yyyy-mm-dd hh:mm");
  for (lxw_format* format : {formats.day, formats.moment}) format_set_align(format, LXW_ALIGN_LEFT);
  return formats;
}

const std::string* as_text(const Datum& datum) {
  const auto* note = std::get_if<Noted>(&datum);
  return note != nullptr ? &note->text : std::get_if<std::string>(&datum);
}

// Handwriting in cells; the picture of a note is made once, on however many sheets it stands.
constexpr SketchRoom kSketch{45, 20};
constexpr double kPxPerMm = 96 / 25.4, kPtPerMm = 72 / 25.4, kSketchEdge = 4; // px around it
using Pictures = std::map<const Strokes*, SketchPicture>;

double wide(const Noted& note) { // columns that its drawings need
  double widest = 0;
  for (const Sketch& sketch : note.sketches) widest = std::max(widest, size_of(*sketch.strokes, kSketch).width);
  return (widest * kPxPerMm + 2 * kSketchEdge) / 7;
}

// How many lines a text takes in a column.
int lines_of(std::string_view text, double width) {
  constexpr double kKana = 1.1; // more kana than kanji fit in a proportional font
  const double holds = std::max(1.0, (width - 0.7) * kKana);
  int lines = 0;
  for (std::size_t at = 0; at <= text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    lines +=
        std::max(1, static_cast<int>(std::ceil(static_cast<double>(columns_wide(text.substr(at, end - at))) / holds)));
    at = end + 1;
  }
  return lines;
}

// As wide as the widest cell of the column needs.
double needed_width(const BookSheet& sheet, std::size_t column) {
  double widest = static_cast<double>(columns_wide(sheet.heads[column])) + 3; // room for the filter's button
  for (const auto& row : sheet.rows) {
    const Datum& datum = row[column];
    if (const auto* text = as_text(datum)) widest = std::max(widest, static_cast<double>(columns_wide(*text)) + 2);
    else if (std::holds_alternative<base::Date>(datum) || std::holds_alternative<Moment>(datum))
      widest = std::max(widest, 17.0);
    if (const auto* note = std::get_if<Noted>(&datum)) widest = std::max(widest, wide(*note));
  }
  return std::clamp(widest, kNarrowest, kWidest);
}

// What the columns need, the wide ones narrower where the table would not fit on a page; wider again where a text would
// otherwise need more lines than a row can show.
std::vector<double> widths_of(const BookSheet& sheet) {
  std::vector<double> widths;
  double all = 0, wide = 0;
  for (std::size_t i = 0; i < sheet.heads.size(); ++i) {
    widths.push_back(sheet.form && i > 0 ? 30 : needed_width(sheet, i));
    all += widths.back();
    if (widths.back() > kWide) wide += widths.back();
  }
  const double shrink = all > kPage && wide > 0 ? std::max(0.0, (wide - (all - kPage)) / wide) : 1;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (widths[i] > kWide) widths[i] = std::max(kWide, widths[i] * shrink);
    for (const auto& row : sheet.rows)
      if (const auto* text = as_text(row[i]))
        while (widths[i] < kWidestLong && text->size() > static_cast<std::size_t>(widths[i]) &&
               lines_of(*text, widths[i]) > kMostLines)
          widths[i] = std::min(kWidestLong, widths[i] * 1.25);
  }
  return widths;
}

// One sheet of the book.
class Page {
public:
  Page(lxw_worksheet* page, const BookSheet& sheet, const Formats& formats, Pictures& pictures)
      : page_(page),
        sheet_(sheet),
        formats_(formats),
        pictures_(pictures),
        widths_(widths_of(sheet)),
        last_column_(static_cast<lxw_col_t>(sheet.heads.size() - 1)) {}

  lxw_error fill() {
    for (std::size_t i = 0; i < sheet_.heads.size(); ++i)
      put(0, static_cast<lxw_col_t>(i), cell_text(plain_text(sheet_.heads[i])), formats_.head);
    for (std::size_t at = 0; at < sheet_.rows.size(); ++at) {
      if (sheet_.form && (at == 0 || sheet_.rows[at][0] != sheet_.rows[at - 1][0])) begin_group(at);
      row(sheet_.rows[at]);
    }
    return failure_;
  }

  void set_up(const Options& options, std::string_view title) {
    double all = 0;
    int head = 1;
    for (std::size_t i = 0; i < widths_.size(); ++i) {
      all += widths_[i];
      head = std::max(head, lines_of(sheet_.heads[i], widths_[i] - 2));
      worksheet_set_column(page_, static_cast<lxw_col_t>(i), static_cast<lxw_col_t>(i), widths_[i], nullptr);
    }
    worksheet_set_row(page_, 0, head * kLineHeight + 8, nullptr);
    worksheet_freeze_panes(page_, 1, sheet_.form ? 1 : 0);
    if (!sheet_.form) {
      worksheet_autofilter(page_, 0, 0, next_ - 1, last_column_);
      worksheet_ignore_errors(page_, LXW_IGNORE_NUMBER_STORED_AS_TEXT, area().c_str());
    }
    constexpr double kPortraitHolds = 88; // columns on A4 at full size
    constexpr double kSmallest = 1.6;     // a table wider than this many pages goes on beside the first
    if (options.landscape || sheet_.form || all > kPortraitHolds) worksheet_set_landscape(page_);
    worksheet_set_paper(page_, options.paper == Paper::a3 ? 8 : 9);
    const double page = options.paper == Paper::a3 ? kPage * std::sqrt(2.0) : kPage;
    const int across = static_cast<int>(std::ceil(all / (page * kSmallest)));
    worksheet_fit_to_pages(page_, static_cast<std::uint16_t>(across), 0);
    if (across > 1) worksheet_repeat_columns(page_, 0, 0);
    worksheet_repeat_rows(page_, 0, 0);
    worksheet_print_area(page_, 0, 0, next_ - 1, last_column_);
    worksheet_set_margins(page_, 0.5, 0.5, 0.75, 0.7);
    // Of the 255 characters that fit, the font and the sheet's name take few.
    std::string said;
    for (const char c : plain_text(in_parts(title, 80).front()))
      said += c == '&' ? "&&" : c == '\n' ? " " : std::string(1, c);
    worksheet_set_header(page_,
                         ("&L&\"BIZ UDPGothic,Regular\"&10" + said + "&R&\"BIZ UDPGothic,Regular\"&10&A").c_str());
    worksheet_set_footer(page_, "&C&\"BIZ UDPGothic,Regular\"&9&P / &N");
  }

private:
  void keep(lxw_error error) {
    if (failure_ == LXW_NO_ERROR) failure_ = error;
  }
  void put(lxw_row_t row, lxw_col_t column, const std::string& text, lxw_format* format) {
    keep(worksheet_write_string(page_, row, column, text.c_str(), format));
  }

  // What is too long for a cell goes on in the row below.
  void row(const std::vector<Datum>& cells) {
    lxw_row_t rows = 1;
    double text_height = 0, height = 0; // height: with what is drawn below the texts
    for (std::size_t i = sheet_.form ? 1 : 0; i < cells.size(); ++i) {
      const auto column = static_cast<lxw_col_t>(i);
      const auto* text = as_text(cells[i]);
      rows = std::max(rows, text != nullptr ? this->text(column, *text) : 1);
      if (text == nullptr) other(column, cells[i]);
      text_height = std::max(text_height, height_of_text(cells[i], i));
      height = std::max(height, height_of_text(cells[i], i) + height_of_sketches(cells[i]));
    }
    text_height = std::min(kHighestRow, text_height);
    const bool drawn =
        std::any_of(cells.begin(), cells.end(), [](const Datum& d) { return height_of_sketches(d) > 0; });
    const bool apart = drawn && (rows > 1 || height > kHighestRow); // in a row of their own below
    if (drawn && !apart) text_height = std::max(text_height, height);
    for (lxw_row_t one = 0; one < rows; ++one) keep(worksheet_set_row(page_, next_ + one, text_height, nullptr));
    if (apart) below(cells, next_ + rows++);
    else if (drawn) draw(cells, next_, true);
    next_ += rows;
  }

  // How many rows it takes up.
  lxw_row_t text(lxw_col_t column, const std::string& said) {
    const std::string shown = plain_text(said);
    const auto parts = in_parts(shown, kLongestCell / 7); // each unit may become seven ("_x005F_")
    const bool whole = parts.size() == 1 || utf16_length(cell_text(shown)) <= kLongestCell;
    if (whole) put(next_, column, cell_text(shown), formats_.text);
    for (std::size_t part = 0; !whole && part < parts.size(); ++part)
      put(next_ + static_cast<lxw_row_t>(part), column, cell_text(parts[part]), formats_.text);
    return whole ? 1 : static_cast<lxw_row_t>(parts.size());
  }

  double height_of_text(const Datum& datum, std::size_t column) const {
    const auto* text = as_text(datum);
    const std::string shown = text == nullptr ? std::string() : plain_text(*text);
    return lines_of(std::string_view(shown).substr(0, kLongestCell), widths_[column]) * kLineHeight + 4;
  }
  static double height_of_sketches(const Datum& datum) {
    double height = 0;
    if (const auto* note = std::get_if<Noted>(&datum))
      for (const Sketch& sketch : note->sketches) height += room_of(size_of(*sketch.strokes, kSketch));
    return height;
  }
  static double room_of(const SketchSize& size) { return size.height * kPtPerMm + 2 * kSketchEdge; } // points

  void below(const std::vector<Datum>& cells, lxw_row_t row) {
    double height = 0;
    for (const Datum& cell : cells) height = std::max(height, height_of_sketches(cell));
    for (lxw_col_t column = sheet_.form ? 1 : 0; column <= last_column_; ++column)
      keep(worksheet_write_blank(page_, row, column, formats_.text));
    keep(worksheet_set_row(page_, row, height, nullptr));
    draw(cells, row, false);
  }

  // One below the other in each cell, below its text where that stands in the same row.
  void draw(const std::vector<Datum>& cells, lxw_row_t row, bool with_text) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const auto* note = std::get_if<Noted>(&cells[i]);
      if (note == nullptr) continue;
      double top = (with_text ? height_of_text(cells[i], i) : 0) + kSketchEdge / 2;
      for (const Sketch& sketch : note->sketches) top += draw(sketch, row, static_cast<lxw_col_t>(i), top);
    }
  }

  double draw(const Sketch& sketch, lxw_row_t row, lxw_col_t column, double top) {
    const SketchSize size = size_of(*sketch.strokes, kSketch);
    SketchPicture& picture = pictures_[sketch.strokes.get()];
    if (picture.png.empty()) picture = picture_of(*sketch.strokes, size);
    if (picture.png.empty()) return room_of(size); // no memory for it: its caption stands there
    const double fits = std::min(1.0, (widths_[column] * 7 + 5 - 2 * kSketchEdge) / (size.width * kPxPerMm));
    std::string label(in_parts(plain_text(sketch.label), 250).front()); // Excel takes 255
    lxw_image_options options{};
    options.x_offset = static_cast<std::int32_t>(kSketchEdge);
    options.y_offset = static_cast<std::int32_t>(std::lround(top * 96 / 72));
    options.x_scale = size.width * kPxPerMm * fits / picture.width;
    options.y_scale = size.height * kPxPerMm * fits / picture.height;
    options.object_position = LXW_OBJECT_MOVE_AND_SIZE; // goes with its row, also when that is filtered away
    options.description = label.data();
    keep(worksheet_insert_image_buffer_opt(
        page_, row, column, reinterpret_cast<const unsigned char*>(picture.png.data()), picture.png.size(), &options));
    return room_of(size);
  }

  void other(lxw_col_t column, const Datum& datum) {
    if (const auto* number = std::get_if<double>(&datum)) {
      keep(worksheet_write_number(page_, next_, column, *number, formats_.number));
    } else if (const auto* date = std::get_if<base::Date>(&datum)) {
      lxw_datetime day{date->year, date->month, date->day, 0, 0, 0};
      keep(worksheet_write_datetime(page_, next_, column, &day, formats_.day));
    } else if (const auto* moment = std::get_if<Moment>(&datum)) {
      const std::time_t seconds = moment->at / 1000;
      std::tm local{};
      ::localtime_r(&seconds, &local);
      lxw_datetime when{local.tm_year + 1900, local.tm_mon + 1, local.tm_mday,
                        local.tm_hour,        local.tm_min,     static_cast<double>(local.tm_sec)};
      keep(worksheet_write_datetime(page_, next_, column, &when, formats_.moment));
    } else {
      keep(worksheet_write_blank(page_, next_, column, formats_.text));
    }
  }

  // The first column over all rows of a name; rows that a long text takes up are not among them.
  void begin_group(std::size_t at) {
    std::size_t end = at;
    while (end < sheet_.rows.size() && sheet_.rows[end][0] == sheet_.rows[at][0]) ++end;
    const auto* name = as_text(sheet_.rows[at][0]);
    const std::string shown = name != nullptr ? cell_text(plain_text(*name)) : "";
    const auto last = next_ + static_cast<lxw_row_t>(end - at) - 1;
    if (last > next_) keep(worksheet_merge_range(page_, next_, 0, last, 0, shown.c_str(), formats_.side));
    else put(next_, 0, shown, formats_.side);
  }

  std::string area() const {
    std::string column;
    for (int n = last_column_ + 1; n > 0; n = (n - 1) / 26)
      column.insert(column.begin(), static_cast<char>('A' + (n - 1) % 26));
    return "A1:" + column + std::to_string(next_);
  }

  lxw_worksheet* page_;
  const BookSheet& sheet_;
  const Formats& formats_;
  Pictures& pictures_;
  std::vector<double> widths_;
  lxw_col_t last_column_;
  lxw_row_t next_ = 1;
  lxw_error failure_ = LXW_NO_ERROR;
};

void describe(lxw_workbook* book, const Workbook& workbook) {
  std::string title = plain_text(in_parts(workbook.title, 200).front()), subject = plain_text(workbook.subject);
  lxw_doc_properties properties{};
  properties.title = title.data();
  properties.subject = subject.data();
  properties.created = workbook.made_at > 0 ? static_cast<std::time_t>(workbook.made_at / 1000) : 1;
  workbook_set_properties(book, &properties);
}

lxw_error fill(lxw_workbook* book, const Workbook& workbook, const Options& options) {
  describe(book, workbook);
  const Formats formats = formats_of(book, workbook.japanese);
  Pictures pictures;
  for (const BookSheet& sheet : workbook.sheets) {
    lxw_worksheet* made = workbook_add_worksheet(book, sheet.name.c_str());
    if (made == nullptr) return LXW_ERROR_PARAMETER_VALIDATION;
    Page page(made, sheet, formats, pictures);
    if (const lxw_error error = page.fill(); error != LXW_NO_ERROR) return error;
    page.set_up(options, workbook.title);
  }
  return LXW_NO_ERROR;
}

} // namespace

base::Result<std::string> to_xlsx(const Workbook& workbook, const Options& options) {
  const MemoryFile file;
  if (!file.ok()) return failed(std::strerror(errno));
  lxw_workbook* book = workbook_new(file.name().c_str());
  if (book == nullptr) return failed(lxw_strerror(LXW_ERROR_MEMORY_MALLOC_FAILED));
  lxw_error error = fill(book, workbook, options);
  if (error != LXW_NO_ERROR) {
    lxw_workbook_free(book);
    return failed(lxw_strerror(error));
  }
  error = workbook_close(book);
  if (error != LXW_NO_ERROR) return failed(lxw_strerror(error));
  return file.bytes();
}

} // namespace yoriai::minutes

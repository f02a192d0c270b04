#include <algorithm>

#include "meeting/decide.hpp"
#include "meeting/lineage.hpp"
#include "meeting/rules.hpp"

namespace yoriai::meeting {
namespace {

using base::refused;

base::Result<LinkKind> read_kind(const Request& request) {
  const std::string kind = request.string("kind");
  if (kind == "arrow") return LinkKind::arrow;
  if (kind == "serves") return LinkKind::serves;
  return refused("refused.not_a_choice", {{"field", "kind"}, {"value", excerpt(kind)}, {"choices", "arrow serves"}});
}

bool on_grid(const Request& request, const Item& item) {
  const auto* step = find_step_of_place(request.meeting, request.context.library, item.place);
  return step != nullptr && step->kind == sheets::StepKind::grid;
}

base::Result<Link> read_link(const Request& request) {
  const auto kind = read_kind(request);
  if (!kind) return kind.error();
  return Link{request.string("from"), request.string("to"), *kind};
}

// An arrow runs on the grid; what is on the grid serves an issue.
Refusal check_ends(const Request& request, const Link& link, const Item& from, const Item& to) {
  if (link.from == link.to) return refused("refused.link_to_itself", named(from));
  if (!on_grid(request, from)) return refused("refused.link_not_from_grid", named(from));
  if (link.kind == LinkKind::arrow && !on_grid(request, to)) return refused("refused.link_not_to_grid", named(to));
  if (link.kind == LinkKind::serves && to.kind != kIssue) return refused("refused.link_not_to_issue", named(to));
  return std::nullopt;
}

} // namespace

Decision decide_link(const Request& request) {
  const auto link = read_link(request);
  if (!link) return link.error();
  const auto from = readable_item(request, link->from), to = readable_item(request, link->to);
  if (!from) return from.error();
  if (!to) return to.error();
  for (const Item* end : {*from, *to})
    if (end->parked) return refused("refused.parked", named(*end));
  if (auto off = check_ends(request, *link, **from, **to)) return *off;
  const auto links = request.meeting.links();
  if (std::find(links.begin(), links.end(), *link) != links.end())
    return refused("refused.link_there", {{"from", link->from}, {"to", link->to}});
  return Events{LinkDrawn{*link, static_cast<std::uint32_t>(links.size())}};
}

Decision decide_unlink(const Request& request) {
  const auto link = read_link(request);
  if (!link) return link.error();
  const auto links = request.meeting.links();
  const auto it = std::find(links.begin(), links.end(), *link);
  if (it == links.end()) return refused("refused.link_not_there", {{"from", link->from}, {"to", link->to}});
  return Events{LinkErased{*link, static_cast<std::uint32_t>(it - links.begin())}};
}

} // namespace yoriai::meeting

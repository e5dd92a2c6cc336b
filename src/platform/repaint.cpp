#include "platform/repaint.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <utility>

namespace keel::platform {

namespace {

constexpr int kTile = 32; // pixels
// An area has a price of its own: its draw calls take as long as so many pixels.
constexpr int kPixelsOfAnArea = 6000;
constexpr double kNearlyAll = 0.75;    // of the screen: then it is simpler to draw all
constexpr int kPixelsOfASwitch = 3000; // to another program and back takes as long as so many with the slower one

constexpr float kFar = 1e6f; // lines of a chart may end far outside
constexpr ImDrawIdx kNowhere = std::numeric_limits<ImDrawIdx>::max();

std::uint64_t mixed(std::uint64_t sum, std::uint64_t word) {
    sum = (sum ^ word) * 0x9e3779b97f4a7c15u;
    return sum ^ (sum >> 29);
}

std::uint64_t mixed(std::uint64_t sum, const ImDrawVert& corner) {
    static_assert(sizeof corner == 20);
    std::uint64_t place = 0, texel = 0;
    std::memcpy(&place, &corner.pos, sizeof place);
    std::memcpy(&texel, &corner.uv, sizeof texel);
    return mixed(mixed(sum, place), texel ^ (std::uint64_t{corner.col} << 16));
}

bool is_empty(const Area& area) { return area.left >= area.right || area.top >= area.bottom; }

bool is_within(const Area& inner, const Area& outer) {
    return inner.left >= outer.left && inner.top >= outer.top && inner.right <= outer.right
           && inner.bottom <= outer.bottom;
}

Area shared(const Area& a, const Area& b) {
    return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right), std::min(a.bottom, b.bottom)};
}

Area around(const Area& a, const Area& b) {
    return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right), std::max(a.bottom, b.bottom)};
}

int pixels(const Area& area) { return (area.right - area.left) * (area.bottom - area.top); }

/// The pixels that ImGui's renderer clips to, rounded as it does, which counts rows from below.
Area clip_of(const ImDrawCmd& command, int height) {
    const ImVec4& clip = command.ClipRect;
    const int left = static_cast<int>(clip.x);
    const int below = static_cast<int>(static_cast<float>(height) - clip.w);
    const int bottom = height - below;
    return {left, bottom - static_cast<int>(clip.w - clip.y), left + static_cast<int>(clip.z - clip.x), bottom};
}

Area box_of(const ImDrawVert* const (&corners)[3]) {
    const auto [left, right] = std::minmax({corners[0]->pos.x, corners[1]->pos.x, corners[2]->pos.x});
    const auto [top, bottom] = std::minmax({corners[0]->pos.y, corners[1]->pos.y, corners[2]->pos.y});
    const auto pixel = [](float place) { return static_cast<int>(std::clamp(place, -kFar, kFar)); };
    return {pixel(std::floor(left)), pixel(std::floor(top)), pixel(std::ceil(right)), pixel(std::ceil(bottom))};
}

/// Joins areas as long as that makes drawing cheaper and lets no two overlap.
void join(std::vector<Area>& areas) {
    const auto is_crossed = [&](const Area& wide) {
        return std::ranges::any_of(
            areas, [&](const Area& other) { return !is_empty(shared(other, wide)) && !is_within(other, wide); });
    };
    const auto joined_with_another = [&](std::size_t i) {
        for (std::size_t k = i + 1; k < areas.size(); ++k) {
            const Area wide = around(areas[i], areas[k]);
            if (pixels(wide) > pixels(areas[i]) + pixels(areas[k]) + kPixelsOfAnArea || is_crossed(wide)) continue;
            std::erase_if(areas, [&](const Area& other) { return is_within(other, wide); });
            areas.push_back(wide);
            return true;
        }
        return false;
    };
    for (bool has_joined = true; has_joined;) {
        has_joined = false;
        for (std::size_t i = 0; i < areas.size();) {
            if (joined_with_another(i))
                has_joined = true; // and another one is the i-th now
            else
                ++i;
        }
    }
}

/// Rows of neighbouring tiles that differ.
std::vector<Area> changed_rows(const std::vector<std::uint64_t>& before, const std::vector<std::uint64_t>& now,
                               int columns) {
    std::vector<Area> rows;
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (now[i] == before[i]) continue;
        const int left = static_cast<int>(i) % columns * kTile, top = static_cast<int>(i) / columns * kTile;
        if (!rows.empty() && rows.back().top == top && rows.back().right == left)
            rows.back().right += kTile;
        else
            rows.push_back({left, top, left + kTile, top + kTile});
    }
    return rows;
}

/// Of a callback that somebody else has put into a list, unless it only ends another.
bool is_special(const ImDrawCmd& command) {
    return command.UserCallback != nullptr && command.UserCallback != ImDrawCallback_ResetRenderState;
}

/// Is there a callback of which nobody knows what it draws?
bool is_mysterious(const ImDrawData& picture) {
    return std::ranges::any_of(picture.CmdLists, [](const ImDrawList* list) {
        return std::ranges::any_of(list->CmdBuffer, [](const ImDrawCmd& command) {
            return is_special(command) && command.UserCallbackData == nullptr;
        });
    });
}

} // namespace

void Repaint::note_triangle(const ImDrawVert* const (&corners)[3], const Area& clip, std::uint64_t seed) {
    const Area box = box_of(corners);
    const Area seen = shared(box, clip);
    const ImVec2 white = ImGui::GetFontTexUvWhitePixel();
    const bool is_plain = std::ranges::all_of(
        corners, [&](const ImDrawVert* corner) { return corner->uv.x == white.x && corner->uv.y == white.y; });
    triangles_.push_back({seen, is_plain});
    if (is_empty(seen)) return;
    std::uint64_t sum = seed;
    for (const ImDrawVert* corner : corners)
        sum = mixed(sum, *corner);
    if (!is_within(box, clip)) {
        sum = mixed(sum, static_cast<std::uint64_t>(seen.left) << 32 | static_cast<std::uint64_t>(seen.top));
        sum = mixed(sum, static_cast<std::uint64_t>(seen.right) << 32 | static_cast<std::uint64_t>(seen.bottom));
    }
    for (int row = seen.top / kTile; row * kTile < seen.bottom; ++row) {
        for (int column = seen.left / kTile; column * kTile < seen.right; ++column) {
            std::uint64_t& tile = tiles_[static_cast<std::size_t>(row * columns_ + column)];
            tile = mixed(tile, sum);
        }
    }
}

void Repaint::note_command(const ImDrawList& list, const ImDrawCmd& command, std::uint64_t seed) {
    const Area clip = shared(clip_of(command, height_), screen());
    seed = mixed(seed, reinterpret_cast<std::uintptr_t>(command.TextureId));
    const ImDrawVert* vertices = list.VtxBuffer.Data + command.VtxOffset;
    const ImDrawIdx* indices = list.IdxBuffer.Data + command.IdxOffset;
    for (unsigned i = 0; i + 2 < command.ElemCount; i += 3)
        note_triangle({vertices + indices[i], vertices + indices[i + 1], vertices + indices[i + 2]}, clip, seed);
}

void Repaint::note_list(const ImDrawList& list) {
    std::uint64_t seed = 0;
    for (const ImDrawCmd& command : list.CmdBuffer) {
        if (command.UserCallback == nullptr)
            note_command(list, command, seed);
        else
            seed = is_special(command) ? *static_cast<const std::uint64_t*>(command.UserCallbackData) : 0;
    }
}

void Repaint::compare(ImDrawData& picture, std::uint64_t looks) {
    picture_ = &picture;
    const int width = static_cast<int>(picture.DisplaySize.x), height = static_cast<int>(picture.DisplaySize.y);
    const bool is_same_screen = !tiles_.empty() && looks == looks_ && width == width_ && height == height_;
    looks_ = looks, width_ = width, height_ = height;
    columns_ = (width + kTile - 1) / kTile;
    const std::vector<std::uint64_t> before = std::exchange(tiles_, {});
    triangles_.clear();
    areas_ = {screen()};
    if (is_mysterious(picture)) return;

    tiles_.resize(static_cast<std::size_t>(columns_ * ((height + kTile - 1) / kTile)));
    for (const ImDrawList* list : picture.CmdLists)
        note_list(*list);
    if (!is_same_screen) return;

    std::vector<Area> areas = changed_rows(before, tiles_, columns_);
    join(areas);
    int sum = 0;
    for (Area& area : areas) {
        area = shared(area, screen());
        sum += pixels(area);
    }
    if (sum < kNearlyAll * pixels(screen())) areas_ = std::move(areas);
}

ImDrawIdx Repaint::place_of(const ImDrawList& list, unsigned vertex) {
    ImDrawIdx& place = places_[vertex];
    if (place == kNowhere) {
        place = static_cast<ImDrawIdx>(changed_.VtxBuffer.Size);
        changed_.VtxBuffer.push_back(list.VtxBuffer.Data[vertex]);
    }
    return place;
}

ImDrawCmd Repaint::part_of(const ImDrawCmd& command, const Area& area, unsigned first_index) const {
    const Area clip = shared(clip_of(command, height_), area);
    ImDrawCmd part = command;
    part.ClipRect = {static_cast<float>(clip.left), static_cast<float>(clip.top), static_cast<float>(clip.right),
                     static_cast<float>(clip.bottom)};
    part.VtxOffset = 0;
    part.IdxOffset = first_index;
    part.ElemCount = static_cast<unsigned>(changed_.IdxBuffer.Size) - first_index;
    return part;
}

void Repaint::switch_to(bool is_plain) {
    if (std::exchange(is_plain_, is_plain) == is_plain) return;
    ImDrawCmd change;
    change.UserCallback = is_plain ? begin_plain_ : end_plain_;
    changed_.CmdBuffer.push_back(change);
}

/// Runs that are too small for a switch go with those beside them.
void Repaint::add_runs(ImDrawCmd part) {
    for (Run& run : runs_)
        run.is_plain = run.is_plain && begin_plain_ != nullptr && run.pixels >= kPixelsOfASwitch;
    for (std::size_t i = 0; i < runs_.size();) {
        part.ElemCount = 0;
        const bool is_plain = runs_[i].is_plain;
        for (; i < runs_.size() && runs_[i].is_plain == is_plain; ++i)
            part.ElemCount += runs_[i].elements;
        switch_to(is_plain);
        changed_.CmdBuffer.push_back(part);
        part.IdxOffset += part.ElemCount;
    }
}

void Repaint::add_command(const ImDrawList& list, const ImDrawCmd& command, const Area& area,
                          const Triangle* triangles) {
    const ImDrawIdx* indices = list.IdxBuffer.Data + command.IdxOffset;
    const auto first_index = static_cast<unsigned>(changed_.IdxBuffer.Size);
    runs_.clear();
    for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
        const Triangle& triangle = triangles[i / 3];
        const Area seen = shared(triangle.seen, area);
        if (is_empty(seen)) continue;
        for (unsigned corner = i; corner < i + 3; ++corner)
            changed_.IdxBuffer.push_back(place_of(list, command.VtxOffset + indices[corner]));
        if (runs_.empty() || runs_.back().is_plain != triangle.is_plain) runs_.push_back({triangle.is_plain, 0, 0});
        runs_.back().elements += 3;
        runs_.back().pixels += pixels(seen) / 2;
    }
    if (!runs_.empty()) add_runs(part_of(command, area, first_index));
}

/// What comes after a callback: all of it, for the numbers of its vertices may mean something there.
void Repaint::add_special(const ImDrawList& list, const ImDrawCmd& callback, const ImDrawCmd& command, const Area& area,
                          const Triangle* triangles) {
    const auto is_in_area = [&](const Triangle& triangle) { return !is_empty(shared(triangle.seen, area)); };
    if (std::none_of(triangles, triangles + command.ElemCount / 3, is_in_area)) return;
    const auto first_index = static_cast<unsigned>(changed_.IdxBuffer.Size);
    for (unsigned i = 0; i < command.ElemCount; ++i)
        changed_.IdxBuffer.push_back(place_of(list, command.VtxOffset + list.IdxBuffer.Data[command.IdxOffset + i]));
    switch_to(false);
    changed_.CmdBuffer.push_back(callback);
    changed_.CmdBuffer.push_back(part_of(command, area, first_index));
    ImDrawCmd end;
    end.UserCallback = ImDrawCallback_ResetRenderState;
    changed_.CmdBuffer.push_back(end);
}

void Repaint::add_list(const ImDrawList& list, std::size_t first_triangle) {
    places_.assign(static_cast<std::size_t>(list.VtxBuffer.Size), kNowhere);
    for (const Area& area : areas_) {
        const Triangle* triangles = triangles_.data() + first_triangle;
        const ImDrawCmd* callback = nullptr;
        for (const ImDrawCmd& command : list.CmdBuffer) {
            if (command.UserCallback != nullptr)
                callback = is_special(command) ? &command : nullptr;
            else if (callback != nullptr)
                add_special(list, *callback, command, area, triangles);
            else
                add_command(list, command, area, triangles);
            triangles += command.ElemCount / 3;
        }
    }
}

ImDrawData* Repaint::draw_data(ImDrawCallback begin_plain, ImDrawCallback end_plain) {
    if (tiles_.empty()) return picture_;
    begin_plain_ = begin_plain, end_plain_ = end_plain;
    is_plain_ = false;
    changed_.VtxBuffer.resize(0); // keeps the memory, as clear() does not
    changed_.IdxBuffer.resize(0);
    changed_.CmdBuffer.resize(0);
    std::size_t triangle = 0;
    for (const ImDrawList* list : picture_->CmdLists) {
        add_list(*list, triangle);
        for (const ImDrawCmd& command : list->CmdBuffer)
            triangle += command.ElemCount / 3;
    }
    part_ = *picture_;
    part_.CmdLists.resize(0);
    part_.CmdLists.push_back(&changed_);
    part_.CmdListsCount = 1;
    part_.TotalIdxCount = changed_.IdxBuffer.Size;
    part_.TotalVtxCount = changed_.VtxBuffer.Size;
    return &part_;
}

} // namespace keel::platform

#pragma once

// Which parts of the screen look otherwise than in the picture before, so that only they are drawn again. The screen is
// divided into tiles; a tile is known by the triangles that reach into it, in their order.

#include <imgui.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace keel::platform {

/// Pixels from the upper left corner; right and bottom are outside.
struct Area {
    int left = 0, top = 0, right = 0, bottom = 0;

    friend bool operator==(const Area&, const Area&) = default;
};

class Repaint {
public:
    /// Compares with the picture of the call before. `looks` stands for what decides the picture beside the triangles:
    /// the ground, the glyphs, whether the pixels of before are still there. The data of a callback points to a number
    /// (std::uint64_t) of what the command after it shows; where it does not, all is drawn each time.
    void compare(ImDrawData& picture, std::uint64_t looks);

    /// Somebody else has drawn: next time all is drawn again.
    void forget() { tiles_.clear(); }

    /// What is to be cleared and drawn again; none overlaps another. Empty: the picture is the same.
    const std::vector<Area>& areas() const { return areas_; }

    /// The triangles that reach into an area, clipped to it. Where many pixels get one colour and no texture, `begin`
    /// and `end` are called around them, unless they are null. Until the next frame begins.
    ImDrawData* draw_data(ImDrawCallback begin_plain, ImDrawCallback end_plain);

private:
    struct Triangle {
        Area seen; // its box, as far as it is
        bool is_plain;
    };
    /// Of one kind, beside each other among the indices.
    struct Run {
        bool is_plain;
        unsigned elements;
        int pixels;
    };

    void note_list(const ImDrawList& list);
    void note_command(const ImDrawList& list, const ImDrawCmd& command, std::uint64_t seed);
    void note_triangle(const ImDrawVert* const (&corners)[3], const Area& clip, std::uint64_t seed);
    void add_list(const ImDrawList& list, std::size_t first_triangle);
    void add_command(const ImDrawList& list, const ImDrawCmd& command, const Area& area, const Triangle* triangles);
    void add_special(const ImDrawList& list, const ImDrawCmd& callback, const ImDrawCmd& command, const Area& area,
                     const Triangle* triangles);
    ImDrawCmd part_of(const ImDrawCmd& command, const Area& area, unsigned first_index) const;
    void add_runs(ImDrawCmd part);
    void switch_to(bool is_plain);
    ImDrawIdx place_of(const ImDrawList& list, unsigned vertex);
    Area screen() const { return {0, 0, width_, height_}; }

    ImDrawData* picture_ = nullptr;
    std::uint64_t looks_ = 0;
    int width_ = 0, height_ = 0, columns_ = 0;
    std::vector<std::uint64_t> tiles_; // empty: nobody knows what is on the screen
    std::vector<Triangle> triangles_;
    std::vector<Area> areas_;
    ImDrawList changed_{nullptr};
    ImDrawData part_;
    std::vector<ImDrawIdx> places_; // of a list's vertices among those of changed_
    std::vector<Run> runs_;         // of the command at hand
    ImDrawCallback begin_plain_ = nullptr, end_plain_ = nullptr;
    bool is_plain_ = false; // what comes next, as it stands
};

} // namespace keel::platform

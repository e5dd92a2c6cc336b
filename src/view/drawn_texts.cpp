#include "view/drawn_texts.hpp"

#include "text/number.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

namespace keel::view {

namespace {

constexpr int kCorners = 6; // indices of the two triangles of a glyph

struct Glyph {
    const ImFont* font = nullptr;
    const ImFontGlyph* shape = nullptr;
};

/// A glyph on the screen, and where the pen stood that wrote it.
struct Quad {
    Glyph glyph;
    ImVec2 min, max;
    ImVec2 pen;
    float scale = 1.0f;
    ImU32 colour = 0;
};

/// Finds a glyph by its place in the texture.
class GlyphFinder {
public:
    explicit GlyphFinder(const ImFontAtlas& atlas) : white_(atlas.TexUvWhitePixel) {
        for (const ImFont* font : atlas.Fonts)
            for (const ImFontGlyph& glyph : font->Glyphs)
                if (glyph.Visible) glyphs_.push_back({font, &glyph});
        std::ranges::sort(glyphs_, {}, [](const Glyph& glyph) { return glyph.shape->V0; });
    }

    /// Text that ImGui cuts by itself has a smaller part of the glyph: its middle decides.
    std::optional<Glyph> at(ImVec2 uv) const {
        if (uv.x == white_.x && uv.y == white_.y) return std::nullopt;
        const auto known = found_.find({uv.x, uv.y});
        if (known != found_.end()) return known->second;
        std::optional<Glyph> found;
        for (const Glyph& glyph : glyphs_) {
            if (glyph.shape->V0 > uv.y) break;
            const ImFontGlyph& shape = *glyph.shape;
            if (uv.x > shape.U0 && uv.x < shape.U1 && uv.y < shape.V1) found = glyph;
        }
        found_.insert({{uv.x, uv.y}, found});
        return found;
    }

private:
    ImVec2 white_;
    std::vector<Glyph> glyphs_;
    mutable std::map<std::pair<float, float>, std::optional<Glyph>> found_;
};

/// The glyph whose first index is `index`, whole, though ImGui may have cut it.
std::optional<Quad> quad_at(const ImDrawList& list, const ImDrawIdx* index, unsigned offset,
                            const GlyphFinder& glyphs) {
    const ImDrawIdx first = index[0];
    if (index[1] != first + 1 || index[2] != first + 2 || index[3] != first || index[4] != first + 2
        || index[5] != first + 3)
        return std::nullopt;
    const ImDrawVert& a = list.VtxBuffer[static_cast<int>(first + offset)];
    const ImDrawVert& c = list.VtxBuffer[static_cast<int>(first + offset + 2)];
    if (a.uv.x >= c.uv.x || a.uv.y >= c.uv.y || a.pos.x >= c.pos.x || a.pos.y >= c.pos.y) return std::nullopt;
    const auto glyph = glyphs.at({(a.uv.x + c.uv.x) / 2.0f, (a.uv.y + c.uv.y) / 2.0f});
    if (!glyph) return std::nullopt;
    const ImFontGlyph& shape = *glyph->shape;
    Quad quad;
    quad.glyph = *glyph;
    quad.colour = a.col;
    quad.scale = (c.pos.x - a.pos.x) / (c.uv.x - a.uv.x) * (shape.U1 - shape.U0) / (shape.X1 - shape.X0);
    const float scale_y = (c.pos.y - a.pos.y) / (c.uv.y - a.uv.y) * (shape.V1 - shape.V0) / (shape.Y1 - shape.Y0);
    if (std::abs(quad.scale - scale_y) > 0.1f || quad.scale > 1.5f) return std::nullopt; // no letter, but a shape
    const float cut_x = (a.uv.x - shape.U0) / (shape.U1 - shape.U0) * (shape.X1 - shape.X0) * quad.scale;
    const float cut_y = (a.uv.y - shape.V0) / (shape.V1 - shape.V0) * (shape.Y1 - shape.Y0) * quad.scale;
    quad.min = {a.pos.x - cut_x, a.pos.y - cut_y};
    quad.max = {quad.min.x + (shape.X1 - shape.X0) * quad.scale, quad.min.y + (shape.Y1 - shape.Y0) * quad.scale};
    quad.pen = {quad.min.x - shape.X0 * quad.scale, quad.min.y - shape.Y0 * quad.scale};
    return quad;
}

/// Puts glyphs together that follow each other.
class TextWriter {
public:
    TextWriter(std::vector<DrawnText>& texts, std::string window) : texts_(texts), window_(std::move(window)) {}

    void add(const Quad& quad, const ImVec4& clip) {
        const float space = quad.glyph.font->FallbackAdvanceX, gap = last_ ? quad.pen.x - end_ : 0.0f;
        const bool follows = last_ && last_->glyph.font == quad.glyph.font && last_->colour == quad.colour
                             && std::abs(last_->pen.y - quad.pen.y) < 0.5f && gap > -1.0f && gap < space;
        const float width = quad.glyph.font->FindGlyph(' ')->AdvanceX * quad.scale;
        if (!follows) {
            texts_.push_back({{}, window_, {}, {clip.x, clip.y, clip.z - clip.x, clip.w - clip.y}});
            min_ = quad.min;
            max_ = quad.max;
        } else if (gap > width / 2.0f) {
            texts_.back().text += ' ';
        }
        append(texts_.back().text, quad.glyph.shape->Codepoint);
        min_ = {std::min(min_.x, quad.min.x), std::min(min_.y, quad.min.y)};
        max_ = {std::max(max_.x, quad.max.x), std::max(max_.y, quad.max.y)};
        texts_.back().ink = {min_.x, min_.y, max_.x - min_.x, max_.y - min_.y};
        end_ = quad.pen.x + quad.glyph.shape->AdvanceX * quad.scale;
        last_ = quad;
    }

    /// What comes now is another text.
    void stop() { last_.reset(); }

private:
    static void append(std::string& text, unsigned codepoint) {
        char bytes[5] = {};
        ImTextCharToUtf8(bytes, codepoint);
        text += bytes;
    }

    std::vector<DrawnText>& texts_;
    std::string window_;
    std::optional<Quad> last_;
    float end_ = 0.0f; // where the next glyph would stand
    ImVec2 min_, max_;
};

void append_quads(const ImDrawList& list, const ImDrawCmd& command, const GlyphFinder& glyphs, TextWriter& writer) {
    const unsigned end = command.IdxOffset + command.ElemCount;
    for (unsigned at = command.IdxOffset; at + kCorners <= end;) {
        if (const auto quad = quad_at(list, &list.IdxBuffer[static_cast<int>(at)], command.VtxOffset, glyphs)) {
            writer.add(*quad, command.ClipRect);
            at += kCorners;
        } else {
            writer.stop();
            at += 3; // a triangle of a shape
        }
    }
    writer.stop();
}

} // namespace

std::vector<DrawnText> drawn_texts(const ImDrawData& data, const ImFontAtlas& atlas) {
    const GlyphFinder glyphs(atlas);
    std::vector<DrawnText> texts;
    for (const ImDrawList* list : data.CmdLists) {
        TextWriter writer(texts, list->_OwnerName != nullptr ? list->_OwnerName : "");
        for (const ImDrawCmd& command : list->CmdBuffer)
            if (command.UserCallback == nullptr) append_quads(*list, command, glyphs, writer);
    }
    return texts;
}

std::string json_from_drawn(std::span<const DrawnText> texts, std::span<const Area> cards, float pixel_ratio) {
    const auto append_area = [&](std::string& json, const Area& area) {
        json += '[';
        for (const float px : {area.x, area.y, area.width, area.height}) {
            if (json.back() != '[') json += ", ";
            json += text::exact(std::round(double(px) / double(pixel_ratio) * 100.0) / 100.0);
        }
        json += ']';
    };
    std::string json = "{\"texts\": [";
    for (const DrawnText& drawn : texts) {
        if (json.back() != '[') json += ",\n ";
        json += "{\"text\": ";
        append_quoted(json, drawn.text);
        json += ", \"window\": ";
        append_quoted(json, drawn.window);
        json += ", \"area\": ";
        append_area(json, drawn.ink);
        json += ", \"clip\": ";
        append_area(json, drawn.clip);
        json += '}';
    }
    json += "],\n \"cards\": [";
    for (const Area& card : cards) {
        if (json.back() != '[') json += ", ";
        append_area(json, card);
    }
    return json += "]}";
}

} // namespace keel::view

// What Repaint says has changed, drawn over the picture before, gives the new picture. Drawn here by counting: a pixel
// is what its triangles make of it one after the other, and any other triangle or order makes another number of it.

#include "platform/repaint.hpp"
#include "support/view_page.hpp"

#include <catch2/catch_test_macros.hpp>
#include <imgui.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <random>
#include <vector>

using keel::platform::Area;
using keel::platform::Repaint;

namespace {

constexpr int kWidth = 300, kHeight = 200;

void begin_plain(const ImDrawList*, const ImDrawCmd*) {}
void end_plain(const ImDrawList*, const ImDrawCmd*) {}
void draw_specially(const ImDrawList*, const ImDrawCmd*) {}

constexpr std::uint64_t kGround = 1;

class Canvas {
public:
    void clear(const Area& area) {
        for (int y = area.top; y < area.bottom; ++y)
            for (int x = area.left; x < area.right; ++x)
                pixels_.at(static_cast<std::size_t>(y * kWidth + x)) = kGround;
    }

    void draw(const ImDrawData& data) {
        is_plain_ = false;
        for (const ImDrawList* list : data.CmdLists)
            for (const ImDrawCmd& command : list->CmdBuffer)
                draw(*list, command);
    }

    bool operator==(const Canvas& other) const { return pixels_ == other.pixels_; }

    int plain_triangles = 0;

private:
    void draw(const ImDrawList& list, const ImDrawCmd& command) {
        if (command.UserCallback == draw_specially) {
            special_ = *static_cast<const std::uint64_t*>(command.UserCallbackData);
            const ImDrawIdx* corners = list.IdxBuffer.Data + (&command)[1].IdxOffset;
            REQUIRE((corners[1] == corners[0] + 1 && corners[2] == corners[0] + 2 && corners[5] == corners[0] + 3));
        } else if (command.UserCallback == ImDrawCallback_ResetRenderState) {
            special_ = 0;
        } else if (command.UserCallback != nullptr) {
            REQUIRE((command.UserCallback == begin_plain || command.UserCallback == end_plain));
            REQUIRE(is_plain_ == (command.UserCallback == end_plain));
            is_plain_ = !is_plain_;
        }
        for (unsigned i = 0; i < command.ElemCount; i += 3) {
            const ImDrawIdx* at = list.IdxBuffer.Data + command.IdxOffset + i;
            for (int corner = 0; is_plain_ && corner < 3; ++corner) {
                const ImVec2 texel = list.VtxBuffer[static_cast<int>(at[corner] + command.VtxOffset)].uv;
                REQUIRE((texel.x == white_.x && texel.y == white_.y));
            }
            plain_triangles += is_plain_ ? 1 : 0;
            draw(command.ClipRect, list.VtxBuffer[static_cast<int>(at[0] + command.VtxOffset)],
                 list.VtxBuffer[static_cast<int>(at[1] + command.VtxOffset)],
                 list.VtxBuffer[static_cast<int>(at[2] + command.VtxOffset)]);
        }
    }

    /// At the middle of each pixel; a clip is rounded as by ImGui's renderer for OpenGL.
    void draw(const ImVec4& clip, const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c) {
        const int left = static_cast<int>(clip.x), width = static_cast<int>(clip.z - clip.x);
        const int below = static_cast<int>(static_cast<float>(kHeight) - clip.w);
        const int height = static_cast<int>(clip.w - clip.y);
        const auto side = [](const ImDrawVert& p, const ImDrawVert& q, float x, float y) {
            return (q.pos.x - p.pos.x) * (y - p.pos.y) - (q.pos.y - p.pos.y) * (x - p.pos.x) > 0.0f;
        };
        const auto [least_x, most_x] = std::minmax({a.pos.x, b.pos.x, c.pos.x});
        const auto [least_y, most_y] = std::minmax({a.pos.y, b.pos.y, c.pos.y});
        const int first = std::max({0, left, static_cast<int>(least_x) - 1});
        const int end = std::min({kWidth, left + width, static_cast<int>(most_x) + 1});
        const int top = std::max({0, kHeight - below - height, static_cast<int>(least_y) - 1});
        const int bottom = std::min({kHeight, kHeight - below, static_cast<int>(most_y) + 1});
        for (int y_pixel = top; y_pixel < bottom; ++y_pixel) {
            for (int column = first; column < end; ++column) {
                const float x = static_cast<float>(column) + 0.5f, y = static_cast<float>(y_pixel) + 0.5f;
                const bool is_left = side(a, b, x, y);
                if (is_left != side(b, c, x, y) || is_left != side(c, a, x, y)) continue;
                std::uint64_t& pixel = pixels_[static_cast<std::size_t>(y_pixel * kWidth + column)];
                pixel = pixel * 31 + a.col + special_ + static_cast<std::uint64_t>(a.uv.x * 4096.0f);
            }
        }
    }

    const ImVec2 white_ = ImGui::GetFontTexUvWhitePixel();
    bool is_plain_ = false;
    std::uint64_t special_ = 0;
    std::vector<std::uint64_t> pixels_ = std::vector<std::uint64_t>(kWidth * kHeight, kGround);
};

/// Lists made by hand.
class Picture {
public:
    ImDrawList& list() {
        lists_.push_back(std::make_unique<ImDrawList>(ImGui::GetDrawListSharedData()));
        lists_.back()->_ResetForNewFrame();
        lists_.back()->PushClipRect({0.0f, 0.0f}, {kWidth, kHeight});
        return *lists_.back();
    }

    ImDrawData& data() {
        data_ = {};
        for (const auto& list : lists_)
            data_.AddDrawList(list.get());
        data_.Valid = true;
        data_.DisplaySize = {kWidth, kHeight};
        return data_;
    }

private:
    std::vector<std::unique_ptr<ImDrawList>> lists_;
    ImDrawData data_;
};

constexpr ImU32 kRed = 0xff0000ff, kBlue = 0xffff0000;

void show(Canvas& canvas, Repaint& repaint, ImDrawData& data, std::uint64_t looks = 0) {
    repaint.compare(data, looks);
    for (const Area& area : repaint.areas())
        canvas.clear(area);
    if (!repaint.areas().empty()) canvas.draw(*repaint.draw_data(begin_plain, end_plain));
}

Canvas drawn_at_once(const ImDrawData& data) {
    Canvas canvas;
    canvas.draw(data);
    return canvas;
}

bool is_in(const std::vector<Area>& areas, int x, int y) {
    return std::ranges::any_of(areas,
                               [&](const Area& a) { return x >= a.left && x < a.right && y >= a.top && y < a.bottom; });
}

int pixels_of(const std::vector<Area>& areas) {
    int sum = 0;
    for (const Area& area : areas)
        sum += (area.right - area.left) * (area.bottom - area.top);
    return sum;
}

const Area kAll = {0, 0, kWidth, kHeight};

} // namespace

TEST_CASE("only what has moved is drawn again", "[view][repaint]") {
    keel::view::Page page; // a context of Dear ImGui
    Repaint repaint;
    const auto picture_with_box_at = [](float x, float y) {
        auto picture = std::make_unique<Picture>();
        ImDrawList& list = picture->list();
        list.AddRectFilled({10.0f, 10.0f}, {60.0f, 190.0f}, kRed);
        list.AddRectFilled({x, y}, {x + 10.0f, y + 10.0f}, kBlue);
        return picture;
    };
    const auto first = picture_with_box_at(100.0f, 20.0f), second = picture_with_box_at(250.0f, 170.0f);
    repaint.compare(first->data(), 0);
    CHECK(repaint.areas() == std::vector{kAll});
    repaint.compare(first->data(), 0);
    CHECK(repaint.areas().empty());
    repaint.compare(second->data(), 0);
    CHECK(is_in(repaint.areas(), 105, 25));
    CHECK(is_in(repaint.areas(), 255, 175));
    CHECK(!is_in(repaint.areas(), 30, 100));
    CHECK(pixels_of(repaint.areas()) < 5000);
    const ImDrawData& part = *repaint.draw_data(nullptr, nullptr);
    CHECK(part.TotalIdxCount == 6); // the box, and neither the place it has left nor the bar
    CHECK(part.TotalVtxCount == 4);
}

TEST_CASE("all is drawn again when what was drawn is lost or looks otherwise", "[view][repaint]") {
    keel::view::Page page;
    Repaint repaint;
    Picture picture;
    picture.list().AddRectFilled({10.0f, 10.0f}, {20.0f, 20.0f}, kRed);
    ImDrawData data = picture.data();
    repaint.compare(data, 1);
    repaint.compare(data, 1);
    CHECK(repaint.areas().empty());
    repaint.compare(data, 2);
    CHECK(repaint.areas() == std::vector{kAll});
    data.DisplaySize.y = kHeight - 1.0f;
    repaint.compare(data, 2);
    CHECK(repaint.areas() == std::vector{Area{0, 0, kWidth, kHeight - 1}});
}

TEST_CASE("a picture that its own code draws a part of is drawn whole each time, and so is the next",
          "[view][repaint]") {
    keel::view::Page page;
    Repaint repaint;
    Picture plain, special;
    plain.list().AddRectFilled({10.0f, 10.0f}, {20.0f, 20.0f}, kRed);
    special.list().AddCallback([](const ImDrawList*, const ImDrawCmd*) {}, nullptr);
    repaint.compare(plain.data(), 0);
    for (const bool is_special : {true, true, false}) {
        repaint.compare(is_special ? special.data() : plain.data(), 0);
        CHECK(repaint.areas() == std::vector{kAll});
    }
    repaint.compare(plain.data(), 0);
    CHECK(repaint.areas().empty());
}

TEST_CASE("a bar and one across it that get other colours are drawn again without an overlap", "[view][repaint]") {
    keel::view::Page page;
    Repaint repaint;
    const auto cross_in = [](ImU32 colour) {
        auto picture = std::make_unique<Picture>();
        ImDrawList& list = picture->list();
        list.AddRectFilled({130.0f, 0.0f}, {150.0f, kHeight}, colour);
        list.AddRectFilled({0.0f, 100.0f}, {kWidth, 120.0f}, colour);
        return picture;
    };
    const auto before = cross_in(kRed), after = cross_in(kBlue);
    Canvas canvas;
    show(canvas, repaint, before->data());
    show(canvas, repaint, after->data());
    CHECK(!is_in(repaint.areas(), 20, 20));
    CHECK(canvas == drawn_at_once(after->data()));
}

TEST_CASE("a part that its own code draws is drawn again where it looks otherwise", "[view][repaint]") {
    keel::view::Page page;
    Repaint repaint;
    std::uint64_t number = 7;
    const auto picture_with_box_at = [&](float x) {
        auto picture = std::make_unique<Picture>();
        ImDrawList& list = picture->list();
        list.AddRectFilled({0.0f, 0.0f}, {kWidth, kHeight}, kRed);
        list.AddCallback(draw_specially, &number);
        list.AddImage(ImTextureID{}, {60.0f, 20.0f}, {260.0f, 150.0f});
        list.AddCallback(ImDrawCallback_ResetRenderState, nullptr);
        list.AddRectFilled({x, 100.0f}, {x + 10.0f, 110.0f}, kBlue);
        return picture;
    };
    Canvas canvas;
    std::vector<std::unique_ptr<Picture>> pictures;
    const auto shown_with_box_at = [&](float x) {
        pictures.push_back(picture_with_box_at(x));
        show(canvas, repaint, pictures.back()->data());
        REQUIRE(canvas == drawn_at_once(pictures.back()->data()));
        return repaint.areas();
    };
    shown_with_box_at(70.0f);
    for (const float x : {100.0f, 240.0f, 10.0f, 180.0f}) {
        const auto areas = shown_with_box_at(x);
        CHECK(is_in(areas, static_cast<int>(x) + 5, 105));
        CHECK(!is_in(areas, 150, 30)); // the rest of that part
    }
    number = 8;
    const auto areas = shown_with_box_at(180.0f);
    CHECK(is_in(areas, 61, 21));
    CHECK(is_in(areas, 250, 140));
    CHECK(!is_in(areas, 10, 190));
    CHECK(shown_with_box_at(180.0f).empty());
}

TEST_CASE("a clip that moves changes the picture, one that cuts nothing does not", "[view][repaint]") {
    keel::view::Page page;
    Repaint repaint;
    const auto clipped_at = [](float right) {
        auto picture = std::make_unique<Picture>();
        ImDrawList& list = picture->list();
        list.PushClipRect({0.0f, 0.0f}, {right, kHeight});
        list.AddRectFilled({10.0f, 10.0f}, {100.0f, 20.0f}, kRed);
        return picture;
    };
    const auto wide = clipped_at(200.0f), narrow = clipped_at(50.5f), other = clipped_at(150.0f);
    repaint.compare(wide->data(), 0);
    repaint.compare(other->data(), 0);
    CHECK(repaint.areas().empty());
    repaint.compare(narrow->data(), 0);
    CHECK(is_in(repaint.areas(), 75, 15));
}

TEST_CASE("what is drawn again over the picture before gives the picture", "[view][repaint]") {
    keel::view::Page page;
    std::mt19937 random(20261129);
    const auto number = [&](float least, float most) {
        return std::uniform_real_distribution<float>(least, most)(random);
    };
    struct Shape {
        ImVec2 at, size;
        ImVec4 clip;
        ImU32 colour;
        bool is_line;
    };
    const auto any_shape = [&] {
        const float x = number(-40.0f, kWidth), y = number(-40.0f, kHeight);
        const ImVec4 clip = number(0.0f, 1.0f) < 0.5f ? ImVec4(0.0f, 0.0f, kWidth, kHeight)
                                                      : ImVec4(number(-5.0f, 100.0f), number(-5.0f, 80.0f),
                                                               number(120.0f, 310.0f), number(90.0f, 210.0f));
        return Shape{{x, y},
                     {number(1.0f, 90.0f), number(1.0f, 50.0f)},
                     clip,
                     static_cast<ImU32>(random()) | 0xff000000u,
                     random() % 3 == 0};
    };
    std::vector<std::vector<Shape>> windows(3, std::vector<Shape>(12));
    for (auto& window : windows)
        std::ranges::generate(window, any_shape);
    Repaint repaint;
    Canvas canvas;
    int parts = 0;
    for (int turn = 0; turn < 400; ++turn) {
        for (unsigned i = random() % 4; i > 0; --i)
            windows[random() % windows.size()][random() % 12] = any_shape();
        if (random() % 8 == 0) std::swap(windows[0][random() % 12], windows[0][random() % 12]); // another order
        Picture picture;
        for (const auto& window : windows) {
            ImDrawList& list = picture.list();
            for (const Shape& shape : window) {
                list.PushClipRect({shape.clip.x, shape.clip.y}, {shape.clip.z, shape.clip.w});
                const ImVec2 end = {shape.at.x + shape.size.x, shape.at.y + shape.size.y};
                if (shape.is_line)
                    list.AddLine(shape.at, end, shape.colour, 2.0f);
                else
                    list.AddRectFilled(shape.at, end, shape.colour, 5.0f);
                list.PopClipRect();
            }
        }
        show(canvas, repaint, picture.data());
        for (std::size_t i = 0; i < repaint.areas().size(); ++i) {
            for (std::size_t k = 0; k < i; ++k) {
                const Area &a = repaint.areas()[i], &b = repaint.areas()[k];
                CHECK((a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top));
            }
        }
        if (!repaint.areas().empty() && pixels_of(repaint.areas()) < kWidth * kHeight) ++parts;
        REQUIRE(canvas == drawn_at_once(picture.data()));
    }
    CHECK(parts > 200);
    CHECK(canvas.plain_triangles > 400);
}

#include "view/chart_svg.hpp"

#include "text/layout.hpp"
#include "text/number.hpp"
#include "view/chart_frame.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <vector>

namespace keel::view {

namespace {

// All in the units of the drawing, which are CSS pixels.
constexpr double kWidth = 960.0;
constexpr double kEdge = 24.0;
constexpr double kPlotHeight = 400.0;
constexpr double kFont = 13.0;
constexpr double kTitleFont = 18.0;
constexpr double kLine = 18.0;            // from line to line
constexpr double kOfFont = 0.56;          // the width of a letter: fonts differ, so there is room to spare
constexpr std::size_t kMostLetters = 120; // in a line of words
constexpr int kMostRows = 3;              // of labels above the plot

std::string number(double value) { return text::exact(std::round(value * 100.0) / 100.0); }
double width_of(std::string_view text) { return kOfFont * kFont * static_cast<double>(text::width_of(text)); }

std::string escaped(std::string_view text) {
    std::string safe;
    for (const char c : text) {
        switch (c) {
        case '&': safe += "&amp;"; break;
        case '<': safe += "&lt;"; break;
        case '>': safe += "&gt;"; break;
        case '"': safe += "&quot;"; break;
        default:
            // XML has no other control characters.
            if (static_cast<unsigned char>(c) >= 0x20 || c == '\t') safe += c;
        }
    }
    return safe;
}

/// Broken at spaces, and within a word that is longer than a line.
std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (text::width_of(text) > kMostLetters) {
        std::size_t end = 0;
        for (std::size_t letters = 0; letters < kMostLetters; ++letters) {
            ++end;
            while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80)
                ++end;
        }
        const std::size_t space = text.substr(0, end).rfind(' ');
        const std::size_t cut = space == std::string_view::npos ? end : space;
        lines.emplace_back(text.substr(0, cut));
        text.remove_prefix(space == std::string_view::npos ? cut : cut + 1);
    }
    if (!text.empty()) lines.emplace_back(text);
    return lines;
}

constexpr auto kInks = std::to_array<ImU32 Palette::*>({&Palette::text, &Palette::muted, &Palette::accent,
                                                        &Palette::warning, &Palette::sold, &Palette::control,
                                                        &Palette::grid, &Palette::border, &Palette::surface});

class Drawing {
public:
    Drawing(const Chart& chart, const ChartPaper& paper, const Palette& drawn_with)
        : chart_(chart), paper_(paper), drawn_with_(drawn_with) {}

    std::string finished() {
        place();
        const double height = begin_ + plot_height_ + below_;
        svg_ = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + number(kWidth) + "\" height=\"" + number(height)
               + "\" viewBox=\"0 0 " + number(kWidth) + " " + number(height)
               + "\" font-family=\"Roboto, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif\" font-size=\""
               + number(kFont) + "\">\n<title>" + escaped(paper_.title) + "</title>\n<desc>" + escaped(paper_.words)
               + "</desc>\n<rect width=\"100%\" height=\"100%\"" + fill(light_.surface) + "/>\n";
        svg_ += "<clipPath id=\"plot\"><rect x=\"" + number(left_) + "\" y=\"" + number(begin_) + "\" width=\""
                + number(right_ - left_) + "\" height=\"" + number(plot_height_) + "\"/></clipPath>\n";
        head();
        grid();
        svg_ += "<g clip-path=\"url(#plot)\">\n";
        for (const Fill& each : chart_.fills)
            space(each);
        for (const Series& series : chart_.series)
            line(series);
        svg_ += "</g>\n";
        levels();
        marks();
        labels();
        foot(height);
        return svg_ + "</svg>\n";
    }

private:
    double at_x(double x) const { return left_ + (x - x_.least) / (x_.most - x_.least) * (right_ - left_); }
    double at_y(double y) const {
        const double part = std::clamp((y - y_.least) / (y_.most - y_.least), -10.0, 10.0);
        return begin_ + plot_height_ - part * plot_height_;
    }

    ImU32 in_light(ImU32 colour) const { return light_of(colour, drawn_with_); }

    static std::string paint(std::string_view what, ImU32 colour) {
        constexpr std::string_view kHex = "0123456789abcdef";
        std::string text = " " + std::string(what) + "=\"#";
        for (const int shift : {IM_COL32_R_SHIFT, IM_COL32_G_SHIFT, IM_COL32_B_SHIFT}) {
            const unsigned part = (colour >> shift) & 255u;
            text += kHex[part >> 4u];
            text += kHex[part & 15u];
        }
        text += "\"";
        const unsigned alpha = colour >> IM_COL32_A_SHIFT;
        if (alpha < 255u) text += " " + std::string(what) + "-opacity=\"" + number(alpha / 255.0) + "\"";
        return text;
    }
    std::string fill(ImU32 colour) const { return paint("fill", in_light(colour)); }
    std::string stroke(ImU32 colour, double width, LineLook look = LineLook::Solid) const {
        return " fill=\"none\"" + paint("stroke", in_light(colour)) + " stroke-width=\"" + number(width) + "\""
               + (look == LineLook::Dashed ? " stroke-dasharray=\"6 6\"" : "");
    }

    void words(double x, double y, std::string_view text, ImU32 colour, std::string_view more = "") {
        svg_ += "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\"" + paint("fill", colour) + std::string(more)
                + ">" + escaped(text) + "</text>\n";
    }
    void straight(double x1, double y1, double x2, double y2, const std::string& pen) {
        svg_ +=
            "<path d=\"M" + number(x1) + " " + number(y1) + "L" + number(x2) + " " + number(y2) + "\"" + pen + "/>\n";
    }

    void place() {
        told_ = lines_of(paper_.words);
        link_ = lines_of(paper_.link);
        x_ = chart_.x_axis(chart_.x_least, chart_.x_most, 10);
        y_ = y_axis_of(chart_, 6);
        double labels = 0.0, ends = 0.0;
        for (const std::string& label : y_.labels)
            labels = std::max(labels, width_of(label));
        for (const Series& series : chart_.series)
            if (ends_at_right(chart_, series)) ends = std::max(ends, width_of(series.label));
        left_ = kEdge + labels + 8.0;
        right_ = kWidth - kEdge - (ends > 0.0 ? ends + 12.0 : 0.0);
        place_marks();
        begin_ = kEdge + kTitleFont + kLine * static_cast<double>(told_.size()) + 12.0 + kLine * rows_;
        below_ = 3.0 * kLine + kLine * static_cast<double>(link_.size()) + kEdge;
    }

    struct Placed {
        const Mark* mark;
        double x, width;
        int row;
    };

    void place_marks() {
        for (const Mark& mark : chart_.marks) {
            const double width = width_of(mark.label);
            const double x = std::clamp(at_x(mark.x) - width / 2.0, kEdge, std::max(kEdge, kWidth - kEdge - width));
            Placed next{&mark, x, width, 0};
            const auto collides = [&](const Placed& other) {
                return other.row == next.row && next.x < other.x + other.width + 12.0
                       && other.x < next.x + next.width + 12.0;
            };
            while (next.row + 1 < kMostRows && std::ranges::any_of(marks_, collides))
                ++next.row;
            rows_ = std::max(rows_, next.row + 1);
            marks_.push_back(next);
        }
    }

    void head() {
        words(kEdge, kEdge + kTitleFont * 0.8, paper_.title, light_.text,
              " font-size=\"" + number(kTitleFont) + "\" font-weight=\"600\"");
        double y = kEdge + kTitleFont + kLine;
        for (const std::string& told : told_) {
            words(kEdge, y, told, light_.muted);
            y += kLine;
        }
    }

    void grid() {
        for (const Band& band : chart_.bands) {
            const double from = std::clamp(at_x(band.from), left_, right_),
                         to = std::clamp(at_x(band.to), left_, right_);
            if (to <= from) continue;
            svg_ += "<rect x=\"" + number(from) + "\" y=\"" + number(begin_) + "\" width=\"" + number(to - from)
                    + "\" height=\"" + number(plot_height_) + "\"" + fill(band.colour) + "/>\n";
        }
        const double bottom = begin_ + plot_height_;
        for (std::size_t i = 0; i < y_.ticks.size(); ++i) {
            const double y = at_y(y_.ticks[i]);
            straight(left_, y, right_, y, stroke(y_.ticks[i] == 0.0 ? light_.control : light_.grid, 1.0));
            words(left_ - 8.0, y + kFont * 0.35, y_.labels[i], light_.muted, " text-anchor=\"end\"");
        }
        straight(left_, bottom, right_, bottom, stroke(light_.control, 1.0));
        for (std::size_t i = 0; i < x_.ticks.size(); ++i) {
            const double x = at_x(x_.ticks[i]);
            straight(x, bottom, x, bottom + 4.0, stroke(light_.control, 1.0));
            words(x, bottom + kLine, x_.labels[i], light_.muted, " text-anchor=\"middle\"");
        }
        words((left_ + right_) / 2.0, bottom + 2.0 * kLine + 2.0, chart_.x_title, light_.muted,
              " text-anchor=\"middle\"");
    }

    std::string point(const ChartPoint& point) const { return number(at_x(point.x)) + " " + number(at_y(point.y)); }

    void space(const Fill& space) {
        if (space.low.empty() || space.high.empty()) return;
        std::string path;
        for (const ChartPoint& each : space.high)
            path += (path.empty() ? "M" : "L") + point(each);
        for (auto each = space.low.rbegin(); each != space.low.rend(); ++each)
            path += "L" + point(*each);
        svg_ += "<path class=\"space\" d=\"" + path + "Z\"" + fill(space.colour) + "/>\n";
    }

    /// One path; each run begins with a move of the pen.
    void line(const Series& series) {
        if (series.look == LineLook::Dots) {
            for (const Run& run : series.runs) {
                for (const ChartPoint& each : run)
                    svg_ += "<circle cx=\"" + number(at_x(each.x)) + "\" cy=\"" + number(at_y(each.y)) + "\" r=\""
                            + number(double(series.width_css)) + "\"" + fill(series.colour) + "/>\n";
            }
            return;
        }
        std::string path;
        for (const Run& run : series.runs) {
            for (const ChartPoint& each : run)
                path += (&each == &run.front() ? "M" : "L") + point(each);
        }
        if (path.empty()) return;
        svg_ += "<path class=\"line\" d=\"" + path + "\"" + stroke(series.colour, double(series.width_css), series.look)
                + " stroke-linejoin=\"round\"/>\n";
    }

    void levels() {
        for (const Level& level : chart_.levels) {
            const double y = at_y(level.y);
            straight(left_, y, right_, y, stroke(level.colour, 1.5, LineLook::Dashed));
            words(left_ + 6.0, y - 4.0, level.label, in_light(level.colour));
        }
    }

    void marks() {
        for (const Placed& placed : marks_) {
            const double x = at_x(placed.mark->x);
            straight(x, begin_ - 4.0, x, begin_ + plot_height_, stroke(placed.mark->colour, 1.5, placed.mark->look));
            words(placed.x, begin_ - 8.0 - kLine * (rows_ - 1 - placed.row), placed.mark->label,
                  in_light(placed.mark->colour));
        }
    }

    void labels() {
        std::vector<const Series*> at_right;
        std::vector<float> places;
        for (const Series& series : chart_.series) {
            if (series.look == LineLook::Dots || series.label.empty() || series.runs.empty()) continue;
            if (ends_at_right(chart_, series)) {
                at_right.push_back(&series);
                places.push_back(static_cast<float>(at_y(series.runs.back().back().y)));
                continue;
            }
            const Run& run = series.runs.front();
            const auto highest = std::ranges::max_element(run, {}, &ChartPoint::y);
            const auto place = series.label_place == LabelPlace::Peak ? highest : run.begin() + std::ssize(run) / 2;
            const double y = std::max(at_y(place->y) - 8.0, begin_ + kFont);
            words(std::clamp(at_x(place->x) + 6.0, left_, right_ - width_of(series.label)), y, series.label,
                  in_light(series.colour), " stroke=\"#fff\" stroke-width=\"3\" paint-order=\"stroke\"");
        }
        const auto apart = spread(places, static_cast<float>(kLine), static_cast<float>(begin_ - 6.0),
                                  static_cast<float>(begin_ + plot_height_ + 6.0));
        for (std::size_t i = 0; i < at_right.size(); ++i)
            words(right_ + 10.0, double(apart[i]) + kFont * 0.35, at_right[i]->label, in_light(at_right[i]->colour));
    }

    void foot(double height) {
        if (link_.empty()) return;
        svg_ += "<a href=\"" + escaped(paper_.link) + "\">\n";
        double y = height - kEdge - kLine * static_cast<double>(link_.size() - 1);
        for (const std::string& part : link_) {
            words(kEdge, y, part, light_.accent);
            y += kLine;
        }
        svg_ += "</a>\n";
    }

    const Chart& chart_;
    const ChartPaper& paper_;
    const Palette& drawn_with_;
    const Palette& light_ = palette_of(Scheme::Light);
    std::string svg_;
    std::vector<std::string> told_, link_;
    std::vector<Placed> marks_;
    int rows_ = 0;
    Axis x_, y_;
    double left_ = 0.0, right_ = kWidth, begin_ = 0.0, below_ = 0.0;
    double plot_height_ = kPlotHeight;
};

} // namespace

ImU32 light_of(ImU32 colour, const Palette& drawn_with) {
    const Palette& light = palette_of(Scheme::Light);
    for (const auto ink : kInks) {
        if (((drawn_with.*ink ^ colour) & ~IM_COL32_A_MASK) == 0)
            return (light.*ink & ~IM_COL32_A_MASK) | (colour & IM_COL32_A_MASK);
    }
    return colour;
}

std::string svg_from_chart(const Chart& chart, const ChartPaper& paper, const Palette& drawn_with) {
    return Drawing(chart, paper, drawn_with).finished();
}

} // namespace keel::view

// SPDX-License-Identifier: MIT
#include "ui/cells/check_sign.h"

#include <QPainter>

#include <algorithm>

namespace proxydeck {

CheckSign checkSign(CheckState state, CheckVerdict verdict)
{
    switch (state) {
    case CheckState::Never:
        return CheckSign::None;
    case CheckState::Waiting:
    case CheckState::Running:
        return CheckSign::Pending;
    case CheckState::Judged:
        break;
    }
    if (!isJudgement(verdict))
        return CheckSign::Void;
    if (!isGood(verdict))
        return CheckSign::Bad;
    return verdict == CheckVerdict::Good ? CheckSign::Good : CheckSign::Differs;
}

void paintCheckSign(QPainter &painter, const QRectF &box, CheckSign sign, const QColor &color)
{
    const double side = std::min(box.width(), box.height());
    const double stroke = std::max(1.25, side / 8);
    const auto at = [&](double x, double y) { return box.center() + QPointF(x * side, y * side); };

    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, stroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    switch (sign) {
    case CheckSign::None:
        break;
    case CheckSign::Pending:
        painter.setPen(Qt::NoPen);
        painter.setBrush(color);
        for (const double x : {-0.32, 0.0, 0.32})
            painter.drawEllipse(at(x, 0), side * 0.09, side * 0.09);
        break;
    case CheckSign::Good:
        painter.drawPolyline(QPolygonF({at(-0.34, 0.04), at(-0.1, 0.28), at(0.36, -0.26)}));
        break;
    case CheckSign::Differs:
        painter.drawPolyline(QPolygonF({at(-0.34, -0.08), at(-0.1, 0.16), at(0.36, -0.38)}));
        painter.drawLine(at(-0.34, 0.4), at(0.36, 0.4));
        break;
    case CheckSign::Bad:
        painter.drawLine(at(-0.27, -0.27), at(0.27, 0.27));
        painter.drawLine(at(-0.27, 0.27), at(0.27, -0.27));
        break;
    case CheckSign::Void:
        painter.drawLine(at(-0.3, 0), at(0.3, 0));
        break;
    }
    painter.restore();
}

} // namespace proxydeck

// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QObject>
#include <QPointer>

class QWidget;

namespace proxydeck {

/// Goes from one part of a window to the next by one key, to where the focus was in it: Tab alone would pass every
/// field on the way.
class PaneCycle final : public QObject
{
    Q_OBJECT

public:
    struct Pane
    {
        QWidget *widget = nullptr;
        QWidget *first
            = nullptr; ///< gets the focus while nothing in the pane has had it; null: the first that takes it
    };
    explicit PaneCycle(const QList<Pane> &panes, QObject *parent = nullptr);

public Q_SLOTS:
    void next() { step(1); }
    void previous() { step(-1); }

private:
    struct Visited
    {
        Pane pane;
        QPointer<QWidget> last;
    };
    void step(int by);
    void remember(QWidget *focused);
    static QWidget *targetIn(const Visited &visited);

    QList<Visited> m_panes;
};

} // namespace proxydeck

// SPDX-License-Identifier: MIT
#pragma once

#include <QList>
#include <QObject>
#include <QPointer>

class QWidget;

namespace proxydeck {

/// Moves the focus to the next part of a window with one key, to the widget that had it there before: Tab alone would
/// visit every field in between.
class PaneCycle final : public QObject
{
    Q_OBJECT

public:
    struct Pane
    {
        QWidget *widget = nullptr;
        QWidget *first
            = nullptr; ///< gets the focus if no widget of the pane has had it; null: the first that accepts it
    };
    explicit PaneCycle(const QList<Pane> &panes, QObject *parent = nullptr);

    /// The first that Tab would lead to, \a widget or what is in it; null: none.
    static QWidget *firstStop(QWidget &widget);

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

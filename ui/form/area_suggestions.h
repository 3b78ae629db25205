// SPDX-License-Identifier: MIT
#pragma once

#include "ui/areas/area_choice.h"

#include <QObject>
#include <QPointer>

class QKeyEvent;
class QLineEdit;
class QTreeView;

namespace proxydeck {

class AreaModel;

/// What a name half typed into a field may mean, in a list under it. The focus stays in the field, so that nothing
/// comes between the operator and what they type; the field's owner passes on the keys that this takes.
class AreaSuggestions : public QObject
{
    Q_OBJECT

public:
    /// Becomes a child of \a line.
    AreaSuggestions(const AreaCatalogue &areas, AreaScope scope, QLineEdit *line);
    ~AreaSuggestions() override;

    /// Shows what \a word may mean, or nothing where it means nothing or is a code already.
    void offer(const QString &word);
    void hide();
    bool isVisible() const;

    /// Whether \a key is for the list rather than for the field.
    bool takes(const QKeyEvent &key) const;
    void press(const QKeyEvent &key);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void chosen(const QString &code);

private:
    void place();
    void announce();

    AreaChoice m_choice; ///< nothing is ever chosen in it
    QLineEdit *m_line;
    AreaModel *m_model;
    QPointer<QTreeView> m_list;         ///< a child of the line, which may take it first
    QList<QPointer<QObject>> m_watched; ///< what moves the field when it moves
    QString m_description;              ///< the field's own, while a suggestion stands in for it
};

} // namespace proxydeck

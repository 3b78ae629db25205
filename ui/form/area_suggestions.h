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

/// Suggests areas for a partly typed name, in a list below the field. The focus stays in the field, so that typing is
/// not interrupted; the owner of the field forwards the keys that takes() accepts.
class AreaSuggestions : public QObject
{
    Q_OBJECT

public:
    /// Becomes a child of \a line.
    AreaSuggestions(const AreaCatalogue &areas, AreaScope scope, QLineEdit *line);
    ~AreaSuggestions() override;

    /// Shows matches for \a word; hides the list if there are none or \a word is already a code.
    void offer(const QString &word);
    void hide();
    bool isVisible() const;

    /// Whether \a key is for the list, not for the field.
    bool takes(const QKeyEvent &key) const;
    void press(const QKeyEvent &key);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void chosen(const QString &code);

private:
    void place();
    void announce();

    AreaChoice m_choice; ///< always empty: nothing is selected in it
    QLineEdit *m_line;
    AreaModel *m_model;
    QPointer<QTreeView> m_list;         ///< a child of the line, which may be destroyed first
    QList<QPointer<QObject>> m_watched; ///< the field and its parents, whose moves also move the field
    QString m_description;              ///< the field's own accessible description, while a suggestion replaces it
};

} // namespace proxydeck

/* What has been read of the primer: counted over its pages. */
#include "teardrop/core/reading.h"

#include "teardrop/base/str.h"

bool td_page_was_read(const struct td_reading_port *port, const struct td_page *page)
{
    return port->ops != NULL && port->ops->was_read(port->self, page->id);
}

static bool is_counted(const struct td_primer *primer, const struct td_page *page)
{
    size_t group = td_primer_group(primer, page);

    return group == primer->group_count || !primer->groups[group].look_up;
}

/* also: counts as read; NULL = none */
static struct td_reading count_pages(const struct td_reading_port *port,
                                     const struct td_primer *primer, const struct td_page *also)
{
    struct td_reading out = {0};

    for (size_t i = 0; i < primer->page_count; i++) {
        const struct td_page *page = &primer->pages[i];
        bool read = page == also || td_page_was_read(port, page);

        if (!is_counted(primer, page)) {
            continue;
        }
        out.count++;
        out.read += read;
        if (!read && out.next[0] == '\0') {
            td_str_copy_clean(out.next, sizeof out.next, td_page_brief(page));
        }
    }
    return out;
}

size_t td_reading_next(const struct td_reading_port *port, const struct td_primer *primer)
{
    size_t i = 0;

    while (i < primer->page_count &&
           (!is_counted(primer, &primer->pages[i]) || td_page_was_read(port, &primer->pages[i]))) {
        i++;
    }
    return i;
}

struct td_reading td_reading_of(const struct td_reading_port *port, const struct td_primer *primer)
{
    return count_pages(port, primer, NULL);
}

void td_reading_mark(const struct td_reading_port *port, const struct td_primer *primer,
                     const struct td_page *page)
{
    struct td_reading after;

    if (port->ops != NULL && !port->ops->was_read(port->self, page->id)) {
        after = count_pages(port, primer, page);
        port->ops->mark(port->self, page->id, &after);
    }
}

bool td_reading_last(const struct td_reading_port *port, struct td_reading *out)
{
    *out = (struct td_reading){0};
    return port->ops != NULL && port->ops->last(port->self, out);
}
